variable "image" {
  type    = string
  default = "web-1"
}

variable "size" {
  type    = number
  default = 2
}

resource "terraform_data" "image" {
  input = var.image
}

resource "terraform_data" "server" {
  count            = var.size
  input            = "server ${count.index} runs ${terraform_data.image.output}"
  triggers_replace = [terraform_data.image.id, var.image]
}

output "servers" {
  value = terraform_data.server[*].output
}
