terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

resource "memory_object" "real" {
  name = "real"
}

module "below" {
  source = "./below"
}

output "ids" {
  value = [memory_object.real.id, module.below.id, module.below.other]
}
