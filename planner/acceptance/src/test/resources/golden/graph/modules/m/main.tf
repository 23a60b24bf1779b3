variable "x" {}
resource "terraform_data" "q" { input = var.x }
resource "terraform_data" "r" { input = terraform_data.q.id }
output "y" { value = terraform_data.r.id }
