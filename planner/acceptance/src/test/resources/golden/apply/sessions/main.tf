terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "fails" {
  default = "nothing"
}

variable "names" {
  default = "none"
}

provider "memory" {
  path = "cloud.txt"

  fault {
    operation = var.fails == "nothing" ? "open" : var.fails
    names     = var.fails == "nothing" ? "none" : var.names
    kind      = "refuses"
  }
}

# Its time is over long before what is made with it is done, so it is renewed.
ephemeral "memory_session" "short" {
  name            = "short"
  lifetime_millis = 20
}

ephemeral "memory_session" "other" {
  name = "other"
}

resource "memory_object" "a" {
  name          = "a"
  token         = ephemeral.memory_session.short.token
  token_version = 1
}

resource "terraform_data" "slow" {
  input = memory_object.a.name

  provisioner "local-exec" {
    command = "sleep 1"

    environment = {
      TOKEN = ephemeral.memory_session.short.token
      OTHER = ephemeral.memory_session.other.token
    }
  }
}
