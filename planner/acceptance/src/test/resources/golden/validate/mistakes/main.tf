terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "count_of_them" {
  type    = number
  default = "many"
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
  tags = var.tgas
}

output "sum" {
  value = local.missing + lenght([1])
}
