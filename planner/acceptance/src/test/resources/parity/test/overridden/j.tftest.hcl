override_resource {
  target = terraform_data.r
  values = { id = ["x"] }
}
run "apply" {
}
