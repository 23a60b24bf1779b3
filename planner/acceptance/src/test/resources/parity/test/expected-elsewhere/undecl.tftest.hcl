run "a" {
  expect_failures = [terraform_data.x]
}
run "b" {}
