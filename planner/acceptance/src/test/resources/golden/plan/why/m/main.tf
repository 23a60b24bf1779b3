variable "label" {}
resource "terraform_data" "server" {
  input = upper(var.label)
}
output "id" {
  value = terraform_data.server.id
}
