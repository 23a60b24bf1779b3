run "err" {
  assert {
    condition = "yes${output.n}"
    error_message = "x"
  }
}
run "next" {}
