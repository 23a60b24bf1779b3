variable "v" {}
resource "terraform_data" "d" { input = var.v }
check "inner" {
  assert {
    condition     = var.v < 5
    error_message = "v is ${var.v}"
  }
  assert {
    condition     = terraform_data.d.output < 5
    error_message = "d is ${terraform_data.d.output}"
  }
}
output "o" {
  value = terraform_data.d.output
}
