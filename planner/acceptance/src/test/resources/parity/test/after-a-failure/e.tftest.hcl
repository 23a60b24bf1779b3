run "err" {
  assert {
    condition = terraform_data.r.nope == 1
    error_message = "m"
  }
}
run "next" {}
