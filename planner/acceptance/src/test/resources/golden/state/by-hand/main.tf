resource "terraform_data" "one" {
  input = "one"
}

resource "terraform_data" "many" {
  count = 2
  input = terraform_data.one.output
}
