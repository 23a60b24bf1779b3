run "fail" {
  assert {
    condition = output.n == 2
    error_message = "m"
  }
}
run "next" {
  variables { v = run.fail.o }
}
