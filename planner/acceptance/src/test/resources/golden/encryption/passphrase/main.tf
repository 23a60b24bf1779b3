variable "passphrase" {
  type      = string
  sensitive = true
  default   = "correct horse battery staple"
}

resource "terraform_data" "a" {
  input = "hush"
}
