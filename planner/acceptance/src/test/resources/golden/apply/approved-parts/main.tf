terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

provider "memory" {
  path = "cloud.txt"
}

variable "size" {
  default = 1
}

resource "memory_object" "a" {
  name = "a"
  size = var.size
}

resource "memory_object" "b" {
  name = "b"
  size = var.size
}

output "ids" {
  value = [memory_object.a.name, memory_object.b.name]
}
