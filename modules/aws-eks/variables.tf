variable "name" {
  type        = string
  description = "Name of the cluster and of what belongs to it."

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,54}$", var.name))
    error_message = "The name must have at most 55 letters, digits, hyphens and underscores."
  }
}

variable "kubernetes_version" {
  type        = string
  default     = null
  description = "Version of Kubernetes; the service's default where it is not set."
}

variable "subnet_ids" {
  type        = list(string)
  description = "Subnets of the cluster and its nodes, in at least two zones."

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A cluster needs subnets in two zones."
  }
}

variable "public_access_cidrs" {
  type        = list(string)
  default     = []
  description = "Who may reach the API from outside of the VPC; nobody where it is empty."
}

variable "instance_types" {
  type        = list(string)
  default     = ["t3.medium"]
  description = "Sizes of the nodes."
}

variable "spot" {
  type        = bool
  default     = false
  description = "Whether nodes may be taken away at short notice, for a lower price."
}

variable "node_count" {
  type = object({
    min     = number
    max     = number
    desired = optional(number)
  })
  default     = { min = 2, max = 4 }
  description = "How many nodes there are."

  validation {
    condition     = var.node_count.min <= var.node_count.max
    error_message = "There can not be fewer nodes at most than at least."
  }
}

variable "labels" {
  type        = map(string)
  default     = {}
  description = "Labels of the nodes."
}

variable "log_types" {
  type        = list(string)
  default     = ["api", "audit", "authenticator"]
  description = "What the cluster logs."
}

variable "log_retention_days" {
  type        = number
  default     = 30
  description = "How long its log is kept."
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of everything."
}
