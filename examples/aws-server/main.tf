# A web server whose first start is written here: packages, a page, and a disk that outlives it.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../modules/aws-network"

  name               = "harbour"
  availability_zones = ["${var.region}a", "${var.region}b"]
}

module "web" {
  source = "../../modules/aws-server"

  name            = "harbour-web"
  ami             = var.ami
  vpc_id          = module.network.vpc_id
  subnet_id       = module.network.public_subnet_ids["${var.region}a"]
  ingress         = { 80 = ["0.0.0.0/0"] }
  packages        = ["nginx"]
  files           = { "/var/www/html/index.html" = "<h1>The harbour is open</h1>\n" }
  data_volume_gib = 5
}
