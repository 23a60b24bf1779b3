variable "v" { default = "1" }
resource "terraform_data" "a" {
  input = { a = var.v, b = var.v }
  lifecycle { ignore_changes = [input["a"]] }
}
resource "terraform_data" "b" {
  input = { a = var.v, b = var.v }
  lifecycle { ignore_changes = [input.a] }
}
resource "terraform_data" "c" {
  input = [var.v, { x = var.v, y = var.v }]
  lifecycle { ignore_changes = [input[0]] }
}
resource "terraform_data" "d" {
  input = [var.v, { x = var.v, y = var.v }]
  lifecycle { ignore_changes = [input[1].x] }
}
resource "terraform_data" "e" {
  input = tomap({ a = var.v, b = var.v })
  lifecycle { ignore_changes = [input["a"]] }
}
resource "terraform_data" "f" {
  input = tolist([var.v, var.v])
  lifecycle { ignore_changes = [input[1]] }
}
resource "terraform_data" "g" {
  input = { m = tomap({ k = var.v, l = var.v }), n = var.v }
  lifecycle { ignore_changes = [input.m["k"]] }
}
resource "terraform_data" "h" {
  input = { m = { k = var.v, l = var.v }, n = var.v }
  lifecycle { ignore_changes = [input.m.k] }
}
resource "terraform_data" "i" {
  input = { m = { k = var.v, l = var.v }, n = var.v }
  lifecycle { ignore_changes = [input["m"].k] }
}
resource "terraform_data" "j" {
  input = var.v == "1" ? null : tomap({ a = var.v, b = var.v })
  lifecycle { ignore_changes = [input["a"]] }
}
resource "terraform_data" "k" {
  input = { a = var.v, b = var.v }
  lifecycle { ignore_changes = [input["zzz"]] }
}
resource "terraform_data" "l" {
  input = [var.v, var.v]
  lifecycle { ignore_changes = [input[7]] }
}
resource "terraform_data" "m" {
  input = tomap({ (var.v) = var.v, b = var.v })
  lifecycle { ignore_changes = [input["1"], input["2"]] }
}
