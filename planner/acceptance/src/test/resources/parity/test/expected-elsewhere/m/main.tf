variable "v" {
  validation {
    condition = var.v != 6
    error_message = "no six"
  }
}
resource "terraform_data" "r" {
  count = 2
  input = var.v
  lifecycle {
    precondition {
      condition = var.v != 7
      error_message = "no seven"
    }
  }
}
