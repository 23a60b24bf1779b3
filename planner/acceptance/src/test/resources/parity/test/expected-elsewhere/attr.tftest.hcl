run "a" {
  command = plan
  variables { v = 5 }
  expect_failures = [terraform_data.r.input]
}
