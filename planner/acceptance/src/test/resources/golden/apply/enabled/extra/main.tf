terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "kind" {
  type = string
}

resource "memory_object" "extra" {
  name = "extra"
  kind = var.kind
}

output "name" {
  value = memory_object.extra.name
}
