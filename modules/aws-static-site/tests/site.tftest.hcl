# No cloud is asked: the provider is mocked.

mock_provider "aws" {
  mock_resource "aws_s3_bucket" {
    defaults = {
      arn                         = "arn:aws:s3:::www.example.org"
      bucket_regional_domain_name = "www.example.org.s3.us-east-1.amazonaws.com"
    }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:123456789012:certificate/c"
      domain_validation_options = [
        { domain_name = "www.example.org", resource_record_name = "_w.www.example.org.", resource_record_type = "CNAME", resource_record_value = "_v.acm.aws." },
        { domain_name = "example.org", resource_record_name = "_e.example.org.", resource_record_type = "CNAME", resource_record_value = "_u.acm.aws." },
      ]
    }
  }

  mock_resource "aws_cloudfront_distribution" {
    defaults = {
      arn            = "arn:aws:cloudfront::123456789012:distribution/D"
      domain_name    = "d1.cloudfront.net"
      hosted_zone_id = "Z2FDTNDATAQYW2"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }
}

variables {
  domain_name       = "www.example.org"
  alternative_names = ["example.org"]
  zone_id           = "Z1"
}

run "gives_out_a_private_bucket_under_all_names" {
  assert {
    condition     = aws_cloudfront_distribution.this.aliases == toset(["www.example.org", "example.org"])
    error_message = "The distribution should answer to every name."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    error_message = "Nobody but the distribution should read the bucket."
  }

  assert {
    condition     = output.bucket == aws_s3_bucket.this.id && output.urls == ["https://www.example.org/", "https://example.org/"]
    error_message = "The outputs should say where the files go, and where the site is."
  }
}

run "proves_each_name_by_its_record" {
  assert {
    condition     = aws_route53_record.proof["example.org"].name == "_e.example.org." && aws_route53_record.proof["www.example.org"].records == toset(["_v.acm.aws."])
    error_message = "Each name should have the record that its certificate asks for."
  }
}

run "has_an_address_record_of_both_kinds_for_each_name" {
  assert {
    condition     = length(aws_route53_record.site) == 4 && alltrue([for record in aws_route53_record.site : record.alias[0].name == "d1.cloudfront.net"])
    error_message = "Each name should lead to the distribution, by IPv4 and by IPv6."
  }
}

run "shows_an_error_page_only_where_there_is_one" {
  variables {
    error_document = "oops.html"
  }

  assert {
    condition     = toset([for response in aws_cloudfront_distribution.this.custom_error_response : response.error_code]) == toset([403, 404])
    error_message = "What is missing should give the error page, whatever the bucket says."
  }
}

run "refuses_a_name_in_capitals" {
  command = plan

  variables {
    domain_name = "WWW.example.org"
  }

  expect_failures = [var.domain_name]
}
