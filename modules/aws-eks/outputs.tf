output "name" {
  value       = aws_eks_cluster.this.name
  description = "The cluster."
}

output "endpoint" {
  value       = aws_eks_cluster.this.endpoint
  description = "Where its API is."
}

output "certificate_authority" {
  value       = aws_eks_cluster.this.certificate_authority[0].data
  description = "Certificate of the API, in base 64."
}

output "security_group_id" {
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  description = "The group of the cluster and its nodes."
}

output "node_role_name" {
  value       = aws_iam_role.nodes.name
  description = "The role of the nodes, for further policies."
}
