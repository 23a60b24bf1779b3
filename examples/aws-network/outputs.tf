output "vpc_id" {
  value = module.network.vpc_id
}

output "subnets" {
  value = {
    public  = module.network.public_subnet_ids
    private = module.network.private_subnet_ids
    data    = { for zone, subnet in aws_subnet.data : zone => subnet.id }
  }
}

output "queue_url" {
  value = aws_sqs_queue.jobs.url
}

output "region" {
  value = data.aws_region.this.name
}
