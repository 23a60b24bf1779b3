variable "region" {
  description = "The region that everything is in."
  type        = string
  default     = "us-east-1"
}

variable "image" {
  description = "The image of the containers."
  type        = string
  default     = "nginx:1.27"
}
