# What OpenTofu has beyond Terraform: whether there is an object at all, and whether it is destroyed.
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

variable "bastion" {
  default = true
}

variable "archives" {
  default = 2
}

variable "kind" {
  default = "plain"
}

resource "memory_object" "bastion" {
  name = "bastion"

  lifecycle {
    enabled = var.bastion
  }
}

resource "memory_object" "archive" {
  count = var.archives
  name  = "archive-${count.index}"
  kind  = var.kind

  lifecycle {
    destroy = false
  }
}

module "extra" {
  source = "./extra"
  kind   = var.kind

  lifecycle {
    enabled = var.bastion
  }
}

resource "memory_object" "host" {
  name = "behind ${try(memory_object.bastion.id, "nothing")}"
}

output "bastion" {
  value = var.bastion ? memory_object.bastion.name : "none"
}

output "extra" {
  value = module.extra == null ? "none" : module.extra.name
}
