variable "given" {}

locals {
  inner = upper(var.given)
}

output "result" {
  value = local.inner
}
