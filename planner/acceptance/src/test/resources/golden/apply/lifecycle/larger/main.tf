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

variable "size" {
  type    = number
  default = 1
}

resource "memory_object" "web" {
  count = 2
  name  = "web-${count.index}"
  kind  = "large"
  size  = var.size

  rule {
    port     = 443
    protocol = "udp"
  }
}
