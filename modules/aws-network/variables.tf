variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "cidr_block" {
  description = "The range of the VPC, between /16 and /24."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr_block, 0)) && try(tonumber(split("/", var.cidr_block)[1]), 0) >= 16 && try(tonumber(split("/", var.cidr_block)[1]), 32) <= 24
    error_message = "cidr_block has to be a range such as 10.0.0.0/16, with a prefix of 16 to 24 bits."
  }
}

variable "availability_zones" {
  description = "The zones that get subnets, in an order that does not change: new ones are added at the end."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) > 0 && length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "At least one availability zone is needed, and each only once."
  }
}

variable "subnet_bits" {
  description = "How many bits longer than the VPC's the prefix of a subnet is. Half of the ranges are public."
  type        = number
  default     = 4

  validation {
    condition     = var.subnet_bits >= 1 && var.subnet_bits <= 8 && floor(var.subnet_bits) == var.subnet_bits
    error_message = "subnet_bits has to be a whole number from 1 to 8."
  }
}

variable "nat_gateway" {
  description = "Whether private subnets reach the internet, through one NAT gateway."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
