run "plan_out" {
  command = plan
  variables { v = 7 }
  expect_failures = [output.o]
}
run "apply_out" {
  variables { v = 7 }
  expect_failures = [output.o]
}
