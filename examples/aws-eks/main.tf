# A Kubernetes cluster with a group of nodes.

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

module "cluster" {
  source = "../../modules/aws-eks"

  name       = "harbour"
  subnet_ids = values(module.network.private_subnet_ids)
  node_count = { min = 1, max = 3 }
}
