terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

resource "memory_object" "kept" {
  name = "kept"

  lifecycle {
    prevent_destroy = true
  }
}
