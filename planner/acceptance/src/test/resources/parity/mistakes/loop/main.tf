locals {
  a = local.b + 1
  b = local.c + 1
  c = local.a + 1
}

resource "terraform_data" "egg" {
  input = terraform_data.hen.id
}

resource "terraform_data" "hen" {
  input = terraform_data.egg.id
}
