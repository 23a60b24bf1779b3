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

variable "password" {
  type      = string
  sensitive = true
  default   = "hunter2-and-more"
}

resource "memory_object" "database" {
  name   = "db"
  secret = var.password
  extra  = { url = "db://admin:${var.password}@host" }
  tags   = { first = substr(var.password, 0, 3) }
}

output "url" {
  value     = memory_object.database.extra.url
  sensitive = true
}
