resource "terraform_data" "r" { input = "main" }
