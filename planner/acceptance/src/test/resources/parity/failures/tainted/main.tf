variable "cmd" { default = "true" }
variable "v" { default = "1" }
resource "terraform_data" "a" {
  input            = var.v
  triggers_replace = var.v
  provisioner "local-exec" { command = var.cmd }
}
resource "terraform_data" "b" {
  input = terraform_data.a.output
  lifecycle { replace_triggered_by = [terraform_data.a] }
}
resource "terraform_data" "c" {
  input = "c"
  lifecycle { replace_triggered_by = [terraform_data.b.input] }
}
check "c" {
  assert {
    condition     = terraform_data.b.output == var.v
    error_message = "b is ${terraform_data.b.output}"
  }
}
output "b" { value = terraform_data.b.output }
