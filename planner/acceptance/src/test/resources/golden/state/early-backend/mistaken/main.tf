variable "place" {
  sensitive = true
  default   = "states"
}

terraform {
  backend "local" {
    path          = "${var.place}/x.tfstate"
    workspace_dir = terraform_data.x.id
  }
}

resource "terraform_data" "x" {
  input = "a"
}
