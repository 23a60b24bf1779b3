resource "terraform_data" "q" { input = "setup" }
