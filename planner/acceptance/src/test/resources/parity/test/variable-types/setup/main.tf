variable "l" { type = list(string) }
variable "n" {}
output "l" { value = var.l }
output "n" { value = var.n }
