run "m" {
  command = plan
}
run "d" {
}
run "m2" {
  command = plan
  assert {
    condition = terraform_data.r.output == "main"
    error_message = "kept"
  }
}
