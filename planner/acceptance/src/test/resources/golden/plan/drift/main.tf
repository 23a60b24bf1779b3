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

resource "memory_object" "kept" {
  name = "kept"
  size = 1
  lifecycle {
    prevent_destroy = true
  }
}
