# A web site of two pages, on a zone of its own.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

# CloudFront takes certificates of this region only.
provider "aws" {
  region            = "us-east-1"
  s3_use_path_style = true
}

locals {
  pages = {
    "index.html" = "<h1>The harbour is open</h1>\n"
    "404.html"   = "<h1>No such quay</h1>\n"
  }
}

resource "aws_route53_zone" "this" {
  name    = var.domain_name
  comment = "The harbour"
}

module "site" {
  source = "../../modules/aws-static-site"

  domain_name         = "www.${var.domain_name}"
  zone_id             = aws_route53_zone.this.zone_id
  error_document      = "404.html"
  wait_for_deployment = false
}

resource "aws_s3_object" "page" {
  for_each = local.pages

  bucket       = module.site.bucket
  key          = each.key
  content      = each.value
  content_type = "text/html"
}
