variable "password" {
  type      = string
  sensitive = true
  default   = "correct horse"
}

resource "terraform_data" "a" {
  input = var.password
}
