run "fn" {
  variables { s = upper("a") }
  assert {
    condition = var.s == "A" && terraform.workspace == "default" && path.module == "."
    error_message = "x ${path.module}"
  }
}
