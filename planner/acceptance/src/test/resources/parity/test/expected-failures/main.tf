variable "v" {
  default = 1
  validation {
    condition = var.v < 10
    error_message = "too big"
  }
}
resource "terraform_data" "r" {
  input = var.v
  lifecycle {
    precondition {
      condition = var.v != 5
      error_message = "no five"
    }
    postcondition {
      condition = self.output != 6
      error_message = "no six"
    }
  }
}
output "o" {
  value = var.v
  precondition {
    condition = var.v != 7
    error_message = "no seven"
  }
}
check "c" {
  assert {
    condition = var.v != 8
    error_message = "no eight"
  }
}
