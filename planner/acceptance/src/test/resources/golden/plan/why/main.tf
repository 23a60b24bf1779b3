variable "size" {
  type    = number
  default = 1
}

variable "zones" {
  type    = set(string)
  default = ["a", "b"]
}

variable "password" {
  type      = string
  sensitive = true
  default   = "hunter22"
}

locals {
  base  = terraform_data.network.output
  label = "net-${local.base.size}"
}

resource "terraform_data" "network" {
  input = { size = var.size, password = var.password }
}

module "app" {
  source   = "./m"
  for_each = var.zones
  label    = "${local.label}-${each.key}"
}

resource "terraform_data" "watch" {
  input            = module.app["a"].id
  triggers_replace = [var.size, terraform_data.network.id]
}

resource "terraform_data" "follows" {
  input = "x"
  lifecycle {
    replace_triggered_by = [terraform_data.watch]
  }
}

resource "local_file" "note" {
  filename = "note.txt"
  content  = "size ${var.size}"
}

output "watch" {
  value = terraform_data.watch.output
}
