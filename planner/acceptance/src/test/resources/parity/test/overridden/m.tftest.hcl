override_resource {
  target = terraform_data.r
  values = { id = "f" }
}
run "one" {
  override_resource {
    target = terraform_data.r
    values = { id = "g" }
  }
  assert {
    condition = output.all[0] == "g"
    error_message = "x"
  }
}
run "then" {
  assert {
    condition = output.all[0] == "g"
    error_message = "x ${output.all[0]}"
  }
}
