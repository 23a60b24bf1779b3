variable "l" { type = list(number) }
variable "q" { default = null }
output "l" { value = var.l }
output "q" { value = var.q }
