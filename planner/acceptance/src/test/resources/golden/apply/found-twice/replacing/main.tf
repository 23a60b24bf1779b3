terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

provider "memory" {
  path = "cloud.txt"
  fault {
    operation = "delete"
    names     = "a"
    kind      = "refuses"
  }
}

resource "memory_object" "a" {
  name = "a"
  kind = "two"
  lifecycle {
    create_before_destroy = true
  }
}
