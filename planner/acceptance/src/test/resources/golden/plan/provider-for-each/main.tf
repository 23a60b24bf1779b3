terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "regions" {
  default = ["eu-west-1", "us-east-1"]
}

provider "aws" {
  alias                       = "by"
  for_each                    = toset(var.regions)
  region                      = each.value
  access_key                  = "x"
  secret_key                  = "y"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
}

data "aws_region" "here" {
  provider = aws.by["eu-west-1"]
}

module "m" {
  source = "./m"

  providers = {
    aws = aws.by["us-east-1"]
  }
}

data "aws_region" "each" {
  for_each = toset(var.regions)
  provider = aws.by[each.key]
}

module "each" {
  source   = "./m"
  for_each = toset(var.regions)

  providers = {
    aws = aws.by[each.key]
  }
}

output "names" {
  value = [data.aws_region.here.name, module.m.name]
}

output "each" {
  value = {
    for region in var.regions : region => [data.aws_region.each[region].name, module.each[region].name]
  }
}
