output "urls" {
  value = module.site.urls
}

output "name_servers" {
  description = "Where the domain has to point to."
  value       = aws_route53_zone.this.name_servers
}
