run "all" {
  command = plan
  expect_failures = [terraform_data.a]
}
run "one" {
  command = plan
  expect_failures = [terraform_data.a[1]]
}
run "zero" {
  command = plan
  expect_failures = [terraform_data.a[0]]
}
