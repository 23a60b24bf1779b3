variable "c" { default = 1 }
resource "terraform_data" "r" {
  input = "real"
}
resource "terraform_data" "n" {
  count = 2
  input = "real${count.index}"
}
module "m" {
  source = "./m"
}
module "k" {
  source = "./m"
  count = 2
}
output "all" { value = [terraform_data.r.id, terraform_data.r.output, terraform_data.n[*].id] }
output "m" { value = module.m }
output "k" { value = module.k[*].v }
