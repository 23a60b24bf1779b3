run "err" {
  assert {
    condition = output.n / 0 == 1 / 0
    error_message = "m"
  }
}
run "next" {}
