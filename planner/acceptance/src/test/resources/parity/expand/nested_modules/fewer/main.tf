locals {
  regions = {
    north = { zones = ["b", "c"], edge = false }
  }
}

module "region" {
  source   = "./region"
  for_each = local.regions

  name  = each.key
  zones = each.value.zones
  edge  = each.value.edge
}
