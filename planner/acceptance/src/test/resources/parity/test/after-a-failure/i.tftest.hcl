run "err" {
  assert {
    condition = output.n == 2
    error_message = 5
  }
}
run "next" {}
