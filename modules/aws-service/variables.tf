variable "name" {
  type        = string
  description = "Name of the service and of what belongs to it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,21}[a-z0-9]$", var.name))
    error_message = "The name must have 2 to 23 lower-case letters, digits and hyphens, so that a load balancer can have it."
  }
}

variable "image" {
  type        = string
  description = "Image of the container."
}

variable "cluster_arn" {
  type        = string
  description = "ECS cluster that the service runs in."
}

variable "vpc_id" {
  type        = string
  description = "VPC of the service."
}

variable "public_subnet_ids" {
  type        = list(string)
  description = "Subnets of the load balancer, in at least two zones."

  validation {
    condition     = length(var.public_subnet_ids) >= 2
    error_message = "A load balancer needs subnets in two zones."
  }
}

variable "private_subnet_ids" {
  type        = list(string)
  description = "Subnets of the containers."
}

variable "container_port" {
  type        = number
  default     = 8080
  description = "Port on which the container listens."
}

variable "desired_count" {
  type        = number
  default     = 2
  description = "How many containers run."
}

variable "cpu" {
  type        = number
  default     = 256
  description = "CPU units of a container: 1024 are one core."
}

variable "memory" {
  type        = number
  default     = 512
  description = "Memory of a container, in MiB."
}

variable "environment" {
  type        = map(string)
  default     = {}
  description = "Variables of the container."
}

variable "task_role_arn" {
  type        = string
  default     = null
  description = "Role of the program in the container."
}

variable "health_check_path" {
  type        = string
  default     = "/"
  description = "Path that answers where the container is well."
}

variable "certificate_arn" {
  type        = string
  default     = null
  description = "Certificate of the load balancer; without one it speaks HTTP."
}

variable "allowed_cidr_blocks" {
  type        = list(string)
  default     = ["0.0.0.0/0"]
  description = "Who may reach the load balancer."
}

variable "log_retention_days" {
  type        = number
  default     = 30
  description = "How long the log is kept."
}

variable "alarm_actions" {
  type        = list(string)
  default     = []
  description = "What is told when the service is ill, such as a topic."
}

variable "error_threshold" {
  type        = number
  default     = 10
  description = "Errors a minute that are no reason to worry."
}

variable "latency_threshold_seconds" {
  type        = number
  default     = 1
  description = "Mean time of an answer that is no reason to worry."
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of everything."
}
