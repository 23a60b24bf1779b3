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

resource "memory_object" "books" {
  name = "books"
  kind = "database"
}

resource "memory_object" "web" {
  name = "web"
}
