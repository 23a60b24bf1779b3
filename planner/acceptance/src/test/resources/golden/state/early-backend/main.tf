variable "place" {
  default = "states"
}

locals {
  path = "${var.place}/${terraform.workspace}.tfstate"
}

terraform {
  backend "local" {
    path = local.path
  }
}

resource "terraform_data" "x" {
  input = "a"
}
