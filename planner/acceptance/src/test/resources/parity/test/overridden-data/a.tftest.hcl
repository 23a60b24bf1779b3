override_data {
  target = data.terraform_remote_state.d
}
run "one" {
  assert {
    condition = output.o == null
    error_message = "x ${jsonencode(output.o)}"
  }
}
run "p" {
  command = plan
  assert {
    condition = output.o == null
    error_message = "x ${jsonencode(output.o)}"
  }
}
