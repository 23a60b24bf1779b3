run "r" {
  assert {
    condition = module.m["b"].o == "b" && length(module.m) == 2 && output.o == "a"
    error_message = "x"
  }
}
run "inner" {
  assert {
    condition = module.m["b"].terraform_data.x.input == "b"
    error_message = "x"
  }
}
