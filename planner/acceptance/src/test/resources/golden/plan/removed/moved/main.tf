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

resource "memory_object" "renamed" {
  name = "kept"
}

moved {
  from = memory_object.kept
  to   = memory_object.renamed
}

moved {
  from = memory_object.kept
  to   = memory_object.other
}

moved {
  from = memory_object.renamed
  to   = memory_object.later
}
