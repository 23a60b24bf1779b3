variables { zz = 1 }
run "usevar" {
  assert {
    condition = var.zz == 1
    error_message = "x"
  }
}
run "local" {
  variables { s = local.x }
}
