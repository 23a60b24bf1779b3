variable "size" {
  default = 1
}

resource "terraform_data" "network" {
  input = var.size
}

resource "terraform_data" "server" {
  for_each = toset(["a", "b"])
  input    = "${terraform_data.network.output} ${each.key}"
}

resource "terraform_data" "alarm" {
  input = terraform_data.server["a"].output
}

resource "terraform_data" "unrelated" {
  input = var.size
}

output "alarm" {
  value = terraform_data.alarm.output
}

output "unrelated" {
  value = terraform_data.unrelated.output
}
