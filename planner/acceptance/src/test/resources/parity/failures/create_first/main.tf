variable "rev" { default = "1" }
variable "cmd" { default = "true" }
resource "terraform_data" "base" {
  input            = "base ${var.rev}"
  triggers_replace = var.rev
}
resource "terraform_data" "cbd" {
  for_each         = toset(["a", "b"])
  input            = "${each.key} ${terraform_data.base.output}"
  triggers_replace = var.rev
  lifecycle { create_before_destroy = true }
  provisioner "local-exec" {
    command = each.key == "a" ? var.cmd : "true"
  }
  provisioner "local-exec" {
    when    = destroy
    command = "echo gone ${each.key} >> log"
  }
}
resource "terraform_data" "user" {
  input = terraform_data.cbd["b"].output
}
resource "terraform_data" "user_a" {
  input = terraform_data.cbd["a"].output
}
resource "terraform_data" "all" {
  input = [for k, v in terraform_data.cbd : v.output]
}
output "a" { value = terraform_data.cbd["a"].output }
output "b" { value = terraform_data.cbd["b"].output }
output "log" { value = try(sort(split("\n", trimspace(file("log")))), []) }
