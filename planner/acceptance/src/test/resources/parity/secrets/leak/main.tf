variable "token" {
  type      = string
  sensitive = true
  default   = "t0ken"
}

output "token" {
  value = upper(var.token)
}

resource "terraform_data" "each" {
  for_each = toset([var.token])
}
