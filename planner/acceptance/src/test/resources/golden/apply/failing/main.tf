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
    operation = "create"
    names     = "broken-*"
    kind      = "refuses"
  }
  fault {
    operation = "create"
    names     = "half-*"
    kind      = "fails_half_way"
  }
}

resource "memory_object" "good" {
  name = "good"
}

resource "memory_object" "half" {
  name = "half-done"
}

resource "memory_object" "broken" {
  name = "broken-one"
}

resource "memory_object" "after" {
  name = "after ${memory_object.broken.id}"
}
