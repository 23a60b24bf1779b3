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

# Another password at each run; the object gets a new one when its version says so.
ephemeral "random_password" "token" {
  length = 12
}

locals {
  token = ephemeral.random_password.token.result
}

resource "memory_object" "a" {
  name          = "a"
  token         = local.token
  token_version = 1
}
