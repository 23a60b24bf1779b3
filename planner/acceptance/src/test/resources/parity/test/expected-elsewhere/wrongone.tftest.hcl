run "a" {
  command = plan
  variables { v = 5 }
  expect_failures = [output.o]
}
run "b" {}
