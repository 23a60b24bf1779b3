resource "terraform_data" "a" {
  count = 2
  input = count.index
  lifecycle {
    precondition {
      condition = count.index != 1
      error_message = "one"
    }
  }
}
