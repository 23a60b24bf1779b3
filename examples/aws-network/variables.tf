variable "region" {
  description = "The AWS region."
  type        = string
  default     = "us-east-1"
}

variable "name" {
  description = "The name of the service."
  type        = string
  default     = "harbour"
}

variable "environment" {
  description = "Which of its environments this is."
  type        = string
  default     = "dev"
}

variable "cidr_block" {
  description = "The range of the network."
  type        = string
  default     = "10.20.0.0/16"
}

variable "zone_count" {
  description = "In how many availability zones it runs."
  type        = number
  default     = 2
}

variable "open_ports" {
  description = "The ports that are open to everybody."
  type        = list(number)
  default     = [80, 443]
}

variable "retention_days" {
  description = "How long the queue keeps a job that nobody takes."
  type        = number
  default     = 4
}
