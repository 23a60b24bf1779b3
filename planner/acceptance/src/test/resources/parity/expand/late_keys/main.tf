resource "terraform_data" "first" {
  input = ["a", "b"]
}

resource "terraform_data" "each" {
  for_each = toset(terraform_data.first.output)
  input    = each.key
}
