variable "x" { default = "there.tfstate" }
module "m" {
  source   = "./m"
  for_each = { a = 1, b = 9 }
  v        = each.value
}
module "none" {
  source = "./m"
  count  = 0
  v      = 1
}
resource "terraform_data" "r" { input = var.x }
check "data" {
  data "terraform_remote_state" "s" {
    backend = "local"
    config  = { path = terraform_data.r.output }
  }
  assert {
    condition     = data.terraform_remote_state.s.outputs.status == "ok"
    error_message = "bad"
  }
}
check "two" {
  assert {
    condition     = module.m["a"].o < 5
    error_message = "a"
  }
  assert {
    condition     = alltrue([for m in module.m : m.o < 5])
    error_message = "all ${join(",", [for m in module.m : m.o])}"
  }
}
