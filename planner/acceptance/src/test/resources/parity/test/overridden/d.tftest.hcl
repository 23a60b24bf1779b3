override_module {
  target = module.m
  outputs = { v = "ov" }
}
run "apply" {
  assert {
    condition = output.m.v == "ov" && output.m.w == null
    error_message = "x"
  }
}
run "plan" {
  command = plan
  assert {
    condition = output.m.v == "ov"
    error_message = "x"
  }
}
