# something else, which the approved plan has nothing to do with
resource "terraform_data" "elsewhere" {
  input = "elsewhere"
}
