variables {
  s = var.u
  u = "z"
}
run "selfvar" {
}
