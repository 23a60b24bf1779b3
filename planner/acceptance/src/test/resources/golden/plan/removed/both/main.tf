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
}

removed {
  from = memory_object.kept

  lifecycle {
    destroy = false
  }
}
