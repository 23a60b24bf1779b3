run "plan_var" {
  command = plan
  variables { v = 11 }
  expect_failures = [var.v]
}
run "apply_var" {
  variables { v = 11 }
  expect_failures = [var.v]
}
