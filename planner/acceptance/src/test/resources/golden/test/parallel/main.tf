terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "name" {
  default = "x"
}

resource "memory_object" "one" {
  name = var.name
}

output "name" {
  value = memory_object.one.name
}
