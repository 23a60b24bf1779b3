resource "terraform_data" "archive" {
  count = 2
  input = count.index

  lifecycle {
    destroy = false
  }
}

resource "terraform_data" "other" {
  input = "other"
}
