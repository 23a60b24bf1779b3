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

resource "memory_object" "each" {
  for_each = { a = "plain", b = "database", c = "database" }
  name     = each.key
  kind     = each.value
  tags     = { of = "tests" }
}
