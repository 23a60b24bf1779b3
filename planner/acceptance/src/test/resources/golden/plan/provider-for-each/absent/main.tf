terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  alias    = "by"
  for_each = toset(["eu-west-1"])
  region   = each.value
}

resource "terraform_data" "a" {}

data "aws_region" "a" {
  for_each = toset(["eu-west-2"])
  provider = aws.by[each.key]
}

data "aws_region" "b" {
  provider = aws.by[terraform_data.a.id]
}
