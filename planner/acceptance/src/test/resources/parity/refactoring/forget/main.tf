resource "terraform_data" "kept" {
  input = 1
}

resource "terraform_data" "given_away" {
  input = 2
}
