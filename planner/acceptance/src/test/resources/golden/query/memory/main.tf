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

variable "kind" {
  default = "database"
}

resource "memory_object" "a" {
  name = "a"
  kind = "plain"
  tags = { of = "tests" }
}

resource "memory_object" "b" {
  name = "b"
  kind = "database"
  tags = { of = "tests" }

  depends_on = [memory_object.a]
}

resource "memory_object" "c" {
  name = "c"
  kind = "database"
  tags = { of = "tests" }

  depends_on = [memory_object.b]
}
