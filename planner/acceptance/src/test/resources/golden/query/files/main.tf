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
  name   = "a"
  kind   = "plain"
  secret = "hush"
}

resource "memory_object" "b" {
  name = "b"
  kind = "database"

  depends_on = [memory_object.a]
}

resource "memory_object" "c" {
  name = "c"
  kind = "database"

  depends_on = [memory_object.b]
}
