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

resource "memory_object" "a" {
  name = "a"
  size = 1
}

resource "memory_object" "b" {
  name = "b-${memory_object.a.id}"
}
