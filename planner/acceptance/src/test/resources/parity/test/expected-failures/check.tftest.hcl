run "plan_check" {
  command = plan
  variables { v = 8 }
  expect_failures = [check.c]
}
run "apply_check" {
  variables { v = 8 }
  expect_failures = [check.c]
}
run "unexpected_check" {
  variables { v = 8 }
}
run "plan_unexpected_check" {
  command = plan
  variables { v = 8 }
}
