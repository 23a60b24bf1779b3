run "none_failed" {
  expect_failures = [check.c, output.o, var.v, terraform_data.r]
}
run "after" {}
