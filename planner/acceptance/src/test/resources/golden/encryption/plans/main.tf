variable "passphrase" {
  type      = string
  sensitive = true
}

resource "terraform_data" "a" {
  input = "hush"
}

output "secret" {
  value     = var.passphrase
  sensitive = true
}
