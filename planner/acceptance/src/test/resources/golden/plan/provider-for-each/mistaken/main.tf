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

provider "aws" {
  for_each = {}
}

data "aws_region" "c" {
  for_each = toset(["eu-west-1"])
  provider = aws[each.key]
}
