resource "terraform_data" "inside" {
  input = "inner"
}
