run "err" {
  assert {
    condition = output.n == 1 ? "true" : "false"
    error_message = "x"
  }
}
run "next" {}
