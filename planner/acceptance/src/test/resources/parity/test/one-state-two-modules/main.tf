resource "terraform_data" "r" { input = "main" }
output "o" { value = terraform_data.r.id }
