output "server" {
  value = {
    instance   = module.web.instance_id
    private_ip = module.web.private_ip
  }
}
