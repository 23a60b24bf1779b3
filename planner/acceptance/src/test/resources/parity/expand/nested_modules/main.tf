locals {
  regions = {
    north = { zones = ["a", "b"], edge = true }
    south = { zones = ["a"], edge = false }
  }
}

module "region" {
  source   = "./region"
  for_each = local.regions

  name  = each.key
  zones = each.value.zones
  edge  = each.value.edge
}

output "addresses" {
  value = { for name, region in module.region : name => region.addresses }
}

output "edges" {
  value = compact([for region in module.region : region.edge])
}
