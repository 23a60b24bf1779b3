output "cluster" {
  value = {
    name     = module.cluster.name
    endpoint = module.cluster.endpoint
  }
}
