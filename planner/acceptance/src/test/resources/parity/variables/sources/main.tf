variable "name" {
  type = string
}

variable "ports" {
  type    = set(number)
  default = [80]
}

variable "limits" {
  type = object({
    memory = number
    cpu    = optional(number, 2)
    notes  = optional(map(string), {})
  })
}

variable "switch" {
  type     = bool
  default  = true
  nullable = false
}

output "all" {
  value = {
    name   = var.name
    ports  = var.ports
    limits = var.limits
    switch = var.switch
  }
}
