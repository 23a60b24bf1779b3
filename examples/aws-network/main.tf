# A network with what a small service needs beside it: a security group, a bucket, a queue and a role.

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

  default_tags {
    tags = {
      managed-by  = "terrane"
      environment = var.environment
    }
  }
}

data "aws_caller_identity" "this" {}

data "aws_region" "this" {}

data "aws_availability_zones" "this" {
  state = "available"
}

locals {
  name  = "${var.name}-${var.environment}"
  zones = slice(sort(data.aws_availability_zones.this.names), 0, var.zone_count)
}

module "network" {
  source = "../../modules/aws-network"

  name               = local.name
  cidr_block         = var.cidr_block
  availability_zones = local.zones
}

# Subnets for databases, in a corner of the range that the module leaves free.
resource "aws_subnet" "data" {
  for_each = { for index, zone in local.zones : zone => index }

  vpc_id            = module.network.vpc_id
  availability_zone = each.key
  cidr_block        = cidrsubnet(cidrsubnet(module.network.cidr_block, 4, 15), 4, each.value)

  tags = { Name = "${local.name}-data-${each.key}" }
}

resource "aws_security_group" "web" {
  name        = "${local.name}-web"
  description = "Web traffic"
  vpc_id      = module.network.vpc_id

  dynamic "ingress" {
    for_each = var.open_ports
    content {
      description = "port ${ingress.value}"
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_s3_bucket" "assets" {
  bucket        = "${local.name}-assets-${data.aws_caller_identity.this.account_id}"
  force_destroy = true
}

resource "aws_sqs_queue" "jobs" {
  name                       = "${local.name}-jobs"
  message_retention_seconds  = var.retention_days * 24 * 60 * 60
  visibility_timeout_seconds = 60
}

resource "aws_iam_role" "worker" {
  name        = "${local.name}-worker"
  description = "What the worker may do"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}
