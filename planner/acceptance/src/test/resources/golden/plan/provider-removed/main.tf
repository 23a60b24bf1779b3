# What is no longer in the configuration is destroyed by the provider that managed it, or not at all.
terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

provider "memory" {
  alias = "there"
  path  = "cloud.txt"
}

resource "memory_object" "a" {
  provider = memory.there
  name     = "a"
}
