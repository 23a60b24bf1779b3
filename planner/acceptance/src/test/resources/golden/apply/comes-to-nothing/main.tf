variable "round" {}

resource "terraform_data" "first" {
  input            = "same"
  triggers_replace = var.round
}

# Its value is known only when the first one is made again, and is then what it was.
resource "terraform_data" "second" {
  input = terraform_data.first.output
}
