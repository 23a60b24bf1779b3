run "m" {
  state_key = "k"
}
run "s" {
  state_key = "k"
  module { source = "./setup" }
}
run "m2" {
  state_key = "k"
  assert {
    condition = output.o == run.m.o
    error_message = "differs"
  }
}
