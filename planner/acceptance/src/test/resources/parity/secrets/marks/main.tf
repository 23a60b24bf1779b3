variable "password" {
  type      = string
  sensitive = true
  default   = "correct horse"
}

variable "users" {
  type    = list(string)
  default = ["ann", "bob"]
}

locals {
  line  = "${var.users[0]}:${var.password}"
  lines = { for user in var.users : user => "${user}:${var.password}" }
}

resource "terraform_data" "login" {
  input = {
    user     = var.users[0]
    password = var.password
    lines    = local.lines
  }
}

output "line" {
  value     = local.line
  sensitive = true
}

output "length" {
  value = nonsensitive(length(var.password))
}

output "user" {
  value = terraform_data.login.input.user
}
