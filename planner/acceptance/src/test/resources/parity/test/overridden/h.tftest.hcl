override_resource {
  target = terraform_data.r
  values = { nope = "x", input = "zz" }
}
run "apply" {
  assert {
    condition = terraform_data.r.input == "real"
    error_message = "x"
  }
}
