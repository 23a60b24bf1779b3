variable "place" {
  type = string
}

terraform {
  backend "local" {
    path          = "${var.plce}/x.tfstate"
    workspace_dir = var.place
  }
}
