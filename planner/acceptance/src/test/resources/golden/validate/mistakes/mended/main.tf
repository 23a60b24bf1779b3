terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

resource "memory_object" "web" {
  nmae = "web"
  size = "large"

  rule {
    prot = 443
  }
}

resource "memory_object" "other" {
  name = memory_object.wbe.id
}
