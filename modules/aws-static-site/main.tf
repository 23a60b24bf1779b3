# A static web site: files in a private bucket, given out by CloudFront under names of one's own.
#
#   www.example.org -> CloudFront -> bucket
#
# The certificate is proved by records in the same zone. CloudFront takes certificates of us-east-1 only,
# so that the provider that this module gets has to be of that region.

locals {
  # Each name once, the first one first.
  names = distinct(concat([var.domain_name], var.alternative_names))
}

resource "aws_s3_bucket" "this" {
  bucket        = coalesce(var.bucket_name, var.domain_name)
  force_destroy = var.force_destroy

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "OnlyTheDistribution"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "AWS:SourceArn"
      values   = [aws_cloudfront_distribution.this.arn]
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.read.json

  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain_name
  subject_alternative_names = local.names
  validation_method         = "DNS"

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

# By name, which is known before the certificate is.
resource "aws_route53_record" "proof" {
  for_each = toset(local.names)

  zone_id         = var.zone_id
  name            = one([for proof in aws_acm_certificate.this.domain_validation_options : proof.resource_record_name if proof.domain_name == each.key])
  type            = one([for proof in aws_acm_certificate.this.domain_validation_options : proof.resource_record_type if proof.domain_name == each.key])
  records         = [for proof in aws_acm_certificate.this.domain_validation_options : proof.resource_record_value if proof.domain_name == each.key]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = coalesce(var.bucket_name, var.domain_name)
  description                       = "Reads the files of ${var.domain_name}"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  enabled             = true
  is_ipv6_enabled     = true
  comment             = var.domain_name
  aliases             = local.names
  default_root_object = var.index_document
  price_class         = var.price_class
  wait_for_deployment = var.wait_for_deployment

  origin {
    origin_id                = "bucket"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id       = "bucket"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
    default_ttl            = var.cache_seconds

    forwarded_values {
      query_string = false

      cookies {
        forward = "none"
      }
    }
  }

  # A private bucket says 403 of what it does not have.
  dynamic "custom_error_response" {
    for_each = var.error_document == null ? [] : [403, 404]

    content {
      error_code            = custom_error_response.value
      response_code         = 404
      response_page_path    = "/${var.error_document}"
      error_caching_min_ttl = 60
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.this.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }

  tags = var.tags
}

resource "aws_route53_record" "site" {
  for_each = { for pair in setproduct(local.names, ["A", "AAAA"]) : "${pair[0]} ${pair[1]}" => { name = pair[0], type = pair[1] } }

  zone_id = var.zone_id
  name    = each.value.name
  type    = each.value.type

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}
