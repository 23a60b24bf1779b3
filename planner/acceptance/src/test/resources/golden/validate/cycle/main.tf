locals {
  start = module.m.result
  far   = local.start
}

module "m" {
  source = "./m"
  given  = "${local.start}/x"
}

resource "terraform_data" "chain" {
  input = [local.far, terraform_data.other.output]
}

resource "terraform_data" "other" {
  triggers_replace = terraform_data.chain.id

  lifecycle {
    ignore_changes = [inptu, id]
  }
}
