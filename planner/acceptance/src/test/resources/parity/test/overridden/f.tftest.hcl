override_module {
  target = module.k
  outputs = { v = "ov" }
}
run "apply" {
  assert {
    condition = output.k[1] == "ov" && output.k[0] == "ov"
    error_message = "x"
  }
}
