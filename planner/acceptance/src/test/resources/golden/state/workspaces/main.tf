resource "terraform_data" "one" {
  input = terraform.workspace
}
