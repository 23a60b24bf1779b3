variable "s" { default = "d" }
output "o" { value = var.s }
output "e" { value = var.s }
