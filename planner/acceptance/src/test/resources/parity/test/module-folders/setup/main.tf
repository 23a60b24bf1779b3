output "where" { value = "root:${path.module}:${path.root}" }
resource "terraform_data" "s" {}
