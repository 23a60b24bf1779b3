variable "port" {
  type    = number
  default = "https"
}

resource "terraform_data" "a" {
  inptu = var.prot
}

resource "terraform_data" "b" {
  input = terraform_data.c.output
}

output "sum" {
  value = local.missing + 1
}

module "none" {
  source = "./none"
}
