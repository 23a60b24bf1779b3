run "err" {
  assert {
    condition = output.n == 2
    error_message = null
  }
}
run "next" {}
