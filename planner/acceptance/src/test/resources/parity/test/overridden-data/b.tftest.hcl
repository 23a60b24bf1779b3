override_data {
  target = data.terraform_remote_state.d
  values = { outputs = { a = 1 } }
}
run "p" {
  command = plan
  assert {
    condition = output.o.a == 1
    error_message = "x ${jsonencode(output.o)}"
  }
}
