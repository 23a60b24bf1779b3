variable "domain_name" {
  description = "The name of the site, such as www.example.org."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "The domain_name must be a name in small letters, such as www.example.org."
  }
}

variable "alternative_names" {
  description = "Other names of the same site."
  type        = list(string)
  default     = []
}

variable "zone_id" {
  description = "The zone that all names are in."
  type        = string
}

variable "bucket_name" {
  description = "The name of the bucket, where it is not that of the site."
  type        = string
  default     = null
}

variable "index_document" {
  description = "What is shown where a visitor names no file."
  type        = string
  default     = "index.html"
}

variable "error_document" {
  description = "What is shown where there is no such file."
  type        = string
  default     = null
}

variable "cache_seconds" {
  description = "How long CloudFront keeps a file that does not say it itself."
  type        = number
  default     = 3600
}

variable "price_class" {
  description = "From which places the site is given out: PriceClass_100, PriceClass_200 or PriceClass_All."
  type        = string
  default     = "PriceClass_100"

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "The price_class must be PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "versioning" {
  description = "Whether the bucket keeps what is overwritten."
  type        = bool
  default     = true
}

variable "force_destroy" {
  description = "Whether the bucket is deleted with the files in it."
  type        = bool
  default     = false
}

variable "wait_for_deployment" {
  description = "Whether to wait until CloudFront has a change everywhere."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
