variables {
  v = [1, 2]
  w = var.v
}
run "next" {}
