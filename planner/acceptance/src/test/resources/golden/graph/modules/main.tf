resource "terraform_data" "a" { input = "in" }
resource "terraform_data" "b" { input = terraform_data.a.id }
resource "terraform_data" "c" { input = "${terraform_data.b.id}${terraform_data.a.id}${local.x}" }
locals { x = module.m.y }
module "m" {
  source = "./m"
  x      = terraform_data.a.id
}
module "n" {
  source = "./m"
  x      = module.m.y
  count  = 2
}
