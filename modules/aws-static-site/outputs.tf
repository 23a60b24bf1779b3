output "bucket" {
  description = "The bucket to put the files into."
  value       = aws_s3_bucket.this.id
}

output "urls" {
  description = "Where the site is."
  value       = [for name in local.names : "https://${name}/"]
}

output "distribution_id" {
  description = "The distribution, to invalidate what it has cached."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_domain_name" {
  description = "The name that CloudFront gave the site."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "certificate_arn" {
  description = "The certificate of the names."
  value       = aws_acm_certificate_validation.this.certificate_arn
}
