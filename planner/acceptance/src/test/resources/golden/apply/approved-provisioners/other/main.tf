variable "word" {
  default = "first"
}

locals {
  command = "echo ${var.word} and more > greeting.txt"
}

resource "terraform_data" "a" {
  provisioner "local-exec" {
    command = local.command
  }
}
