run "err" {
  variables {
    v = var.nope
  }
}
run "next" {}
