variable "port" {
  type    = number
  default = 443
}

resource "terraform_data" "a" {
  input = var.prot
}

resource "terraform_data" "b" {
  input = terraform_data.c.output
}

output "sum" {
  value = local.missing + 1
}

resource "terraform_data" "d" {
  input = file("absent.txt")
}

resource "terraform_data" "e" {
  inptu = 1
}
