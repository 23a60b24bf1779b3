run "a" {
  command = plan
  variables { v = 7 }
  expect_failures = [module.m.terraform_data.r]
}
run "b" {}
