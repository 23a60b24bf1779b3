variable "v" { default = "x" }
resource "terraform_data" "r" { input = var.v }
output "o" { value = terraform_data.r.output }
output "n" { value = 1 }
