terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "names" {
  type    = set(string)
  default = ["a", "b"]

  validation {
    condition     = length(var.names) < 4
    error_message = "At most three names."
  }
}

resource "memory_object" "each" {
  for_each = var.names

  name = "object-${each.key}"
}

output "names" {
  value = [for object in memory_object.each : object.name]
}
