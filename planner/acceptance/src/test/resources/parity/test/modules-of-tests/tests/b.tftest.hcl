variables { nope = local.x }
provider "aws" {
  region = zzz.a
}
run "x" {
  module { source = "./m" }
  variables { y = foo.bar }
  assert {
    condition = nofunc(var.x)
    error_message = "x"
  }
}
