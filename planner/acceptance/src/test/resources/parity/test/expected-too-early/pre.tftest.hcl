run "plan_pre" {
  command = plan
  variables { v = 5 }
  expect_failures = [terraform_data.r]
}
run "apply_pre" {
  variables { v = 5 }
  expect_failures = [terraform_data.r]
}
