override_resource {
  target = terraform_data.n[1]
  values = { id = "one" }
}
run "apply" {
  assert {
    condition = output.all[2][1] == "one" && length(output.all[2][0]) == 36
    error_message = "x"
  }
}
