output "instance_id" {
  value       = aws_instance.this.id
  description = "The server."
}

output "private_ip" {
  value       = aws_instance.this.private_ip
  description = "Its address inside of the VPC."
}

output "public_ip" {
  value       = aws_instance.this.public_ip
  description = "Its address outside, if the subnet gives one."
}

output "security_group_id" {
  value       = aws_security_group.this.id
  description = "The group of what may reach it."
}

output "cloud_init" {
  value       = local.cloud_init
  description = "The document that configures it at the first start."
}
