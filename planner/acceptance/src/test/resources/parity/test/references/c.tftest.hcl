run "fwd" {
  assert {
    condition = run.later.o == "d"
    error_message = "x"
  }
}
run "later" {}
