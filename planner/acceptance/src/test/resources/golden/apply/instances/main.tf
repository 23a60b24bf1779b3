# One of three fails. What refers to the others by their index goes on; what needs all of them waits.
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
    names     = "subnet-1"
    kind      = "refuses"
  }
}

resource "memory_object" "subnet" {
  count = 3
  name  = "subnet-${count.index}"
}

resource "memory_object" "host" {
  count = 3
  name  = "host in ${memory_object.subnet[count.index].id}"
}

resource "memory_object" "gateway" {
  name = "gateway in ${memory_object.subnet[2].id}"
}

resource "memory_object" "router" {
  name = join(",", memory_object.subnet[*].id)
}

resource "memory_object" "monitor" {
  name       = "monitor"
  depends_on = [memory_object.subnet]
}

locals {
  first = memory_object.subnet[0].name
}

output "first" {
  value = local.first
}

output "second" {
  value = memory_object.subnet[1].id
}
