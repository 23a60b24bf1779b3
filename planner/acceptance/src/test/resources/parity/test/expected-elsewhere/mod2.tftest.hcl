run "a" {
  command = plan
  variables { v = 7 }
  expect_failures = [module.m]
}
run "b" {}
