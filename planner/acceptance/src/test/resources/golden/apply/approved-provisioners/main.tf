variable "word" {
  default = "first"
}

locals {
  command = "echo ${var.word} > greeting.txt"
}

resource "terraform_data" "a" {
  provisioner "local-exec" {
    command = local.command
  }
}
