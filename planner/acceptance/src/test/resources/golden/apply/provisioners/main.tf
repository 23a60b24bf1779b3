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

variable "command" {
  default = "echo ready"
}

variable "token" {
  default   = "hunter2"
  sensitive = true
}

resource "memory_object" "web" {
  name = "web"

  provisioner "local-exec" {
    command    = "exit 4"
    on_failure = continue
  }

  provisioner "local-exec" {
    command = "echo token ${var.token}"
  }

  provisioner "local-exec" {
    command = "echo ${self.name}; ${var.command}"
  }

  provisioner "local-exec" {
    when        = destroy
    command     = "echo $WORD ${self.name}"
    environment = { WORD = "bye" }
    quiet       = true
  }
}
