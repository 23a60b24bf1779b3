variable "a" { default = "x" }
resource "terraform_data" "r" { input = var.a }
output "p" { value = path.module }
