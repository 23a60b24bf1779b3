terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

data "aws_region" "here" {}

output "name" {
  value = data.aws_region.here.name
}
