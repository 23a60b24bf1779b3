terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

resource "memory_object" "inner" {
  name = "inner"
}

output "id" {
  value = memory_object.inner.id
}

output "other" {
  value = "other"
}
