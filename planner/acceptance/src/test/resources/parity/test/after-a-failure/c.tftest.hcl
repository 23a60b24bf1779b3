run "err" {
  assert {
    condition = output.absent == 1
    error_message = "m"
  }
}
run "next" {}
