resource "terraform_data" "new_name" {
  input = "kept"
}

moved {
  from = terraform_data.old_name
  to   = terraform_data.new_name
}

resource "terraform_data" "keyed" {
  for_each = toset(["zero", "one"])
  input    = each.key == "zero" ? 0 : 1
}

moved {
  from = terraform_data.counted[0]
  to   = terraform_data.keyed["zero"]
}

moved {
  from = terraform_data.counted[1]
  to   = terraform_data.keyed["one"]
}

module "outer" {
  source = "./inner"
}

moved {
  from = module.inner
  to   = module.outer
}
