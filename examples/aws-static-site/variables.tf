variable "domain_name" {
  description = "The domain of the site."
  type        = string
  default     = "harbour.example"
}
