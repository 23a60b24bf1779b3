output "vpc_id" {
  description = "The id of the VPC."
  value       = aws_vpc.this.id
}

output "cidr_block" {
  description = "The range of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "The ids of the public subnets by availability zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnet_ids" {
  description = "The ids of the private subnets by availability zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "public_route_table_id" {
  description = "The route table of the public subnets."
  value       = aws_route_table.public.id
}

output "private_route_table_id" {
  description = "The route table of the private subnets."
  value       = aws_route_table.private.id
}
