terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "cloud" {
  default = "cloud.txt"
}

provider "memory" {
  path = var.cloud
}

resource "memory_object" "a" {
  name = "a"
}
