resource "terraform_data" "a" {
  input = [1, 2
  triggers_replace = "x"
}

output "b" {
  value = "${upper("x"}"
}
