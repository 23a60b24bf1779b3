terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

ephemeral "random_password" "token" {
  length = 12
}

resource "memory_object" "a" {
  name   = "a"
  secret = ephemeral.random_password.token.result
}

output "token" {
  value = ephemeral.random_password.token.result
}
