variable "input" {
  type = string
}

resource "terraform_data" "in" {
  input = var.input
}
