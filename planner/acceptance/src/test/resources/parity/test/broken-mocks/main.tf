resource "terraform_data" "r" {
  input = "real"
}
