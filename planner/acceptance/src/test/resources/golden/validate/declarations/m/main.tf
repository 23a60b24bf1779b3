variable "old" {
  default    = 2
  deprecated = "set new"
}

output "was" {
  value      = "x"
  deprecated = "use is"
}

output "is" {
  value = { a = 5 }
}
