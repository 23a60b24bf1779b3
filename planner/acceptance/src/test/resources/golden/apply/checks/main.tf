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

variable "state" {
  default = "other.tfstate"
}

resource "memory_object" "web" {
  name = "web"
}

check "revision" {
  assert {
    condition     = memory_object.web.revision == 2
    error_message = "The revision is ${memory_object.web.revision}."
  }
}

check "neighbour" {
  data "terraform_remote_state" "other" {
    backend = "local"
    config = {
      path = var.state
    }
  }

  assert {
    condition     = data.terraform_remote_state.other.outputs.healthy
    error_message = "The neighbour is not well."
  }
}
