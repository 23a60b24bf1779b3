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
  kind = "two"
  lifecycle {
    create_before_destroy = true
  }
}

data "memory_object" "a" {
  name = memory_object.a.name
}

resource "memory_object" "b" {
  name = "b"
  tags = { kind = data.memory_object.a.kind }
}
