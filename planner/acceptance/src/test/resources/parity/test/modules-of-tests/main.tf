variable "x" { type = string }
output "o" { value = 1 }
