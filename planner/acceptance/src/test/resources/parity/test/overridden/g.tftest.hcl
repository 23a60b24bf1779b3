override_resource {
  target = module.m.terraform_data.inner
  values = { output = "xx" }
}
run "apply" {
  assert {
    condition = output.m.v == "xx"
    error_message = "x"
  }
}
run "plan" {
  command = plan
  override_resource {
    target = module.k.terraform_data.inner
    override_during = plan
    values = { output = "yy" }
  }
  assert {
    condition = output.k[1] == "yy"
    error_message = "x"
  }
}
