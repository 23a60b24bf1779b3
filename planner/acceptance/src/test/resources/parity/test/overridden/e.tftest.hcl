override_module {
  target = module.k[1]
  outputs = { v = "ov", nope = 1 }
}
override_module {
  target = module.m
}
run "apply" {
  assert {
    condition = output.k[1] == "ov" && output.k[0] == "inner" && output.m.w == null
    error_message = "x"
  }
}
