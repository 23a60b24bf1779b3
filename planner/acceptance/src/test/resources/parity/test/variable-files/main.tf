variable "a" { default = "d" }
variable "b" { default = "d" }
variable "c" { default = "d" }
output "o" { value = "${var.a}/${var.b}/${var.c}" }
