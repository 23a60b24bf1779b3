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
  alias    = "late"
  for_each = data.aws_region.a.names
}

provider "aws" {
  alias    = "list"
  for_each = ["a"]
}

data "aws_region" "a" {
  provider = aws.by["eu-west-2"]
}

data "aws_region" "b" {
  provider = aws.by
}
