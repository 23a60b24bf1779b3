run "selfref" {
  assert {
    condition = run.selfref.o == "d"
    error_message = "x"
  }
}
run "next" {}
