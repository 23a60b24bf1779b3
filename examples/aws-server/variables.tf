variable "region" {
  description = "The region that everything is in."
  type        = string
  default     = "us-east-1"
}

variable "ami" {
  description = "The image that the server starts from."
  type        = string
  default     = "ami-12c6146b"
}
