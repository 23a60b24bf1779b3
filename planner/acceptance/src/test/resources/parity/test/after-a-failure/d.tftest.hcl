run "err" {
  assert {
    condition = output.n == 1 ? null : false
    error_message = "m"
  }
}
run "next" {}
