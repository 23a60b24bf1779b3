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
  kind = "one"
}
