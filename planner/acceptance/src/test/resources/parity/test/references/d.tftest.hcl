run "usevar" {
  assert {
    condition = var.zz == 1
    error_message = "x"
  }
}
