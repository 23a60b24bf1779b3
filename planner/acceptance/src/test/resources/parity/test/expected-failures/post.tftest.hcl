run "apply_post" {
  variables { v = 6 }
  expect_failures = [terraform_data.r]
}
run "after" {
  variables { v = 2 }
}
