variable "region" {
  description = "The region that everything is in."
  type        = string
  default     = "us-east-1"
}
