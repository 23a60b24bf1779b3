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

resource "memory_object" "old" {
  name = "old"
}
