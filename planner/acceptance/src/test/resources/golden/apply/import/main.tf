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

resource "memory_object" "web" {
  name   = "web"
  secret = "hidden"
  tags   = { team = "blue" }

  rule {
    port = 443
  }
}
