variable "name" {
  type = string
}

variable "zones" {
  type = list(string)
}

variable "edge" {
  type = bool
}

resource "terraform_data" "zone" {
  for_each = toset(var.zones)
  input    = "${var.name}-${each.value}"
}

module "edge" {
  source = "../edge"
  count  = var.edge ? 1 : 0
  region = var.name
}

output "addresses" {
  value = [for zone in terraform_data.zone : zone.output]
}

output "edge" {
  value = one(module.edge[*].address)
}
