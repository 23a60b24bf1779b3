run "a" {
  expect_failures = [var.x]
}
run "b" {}
