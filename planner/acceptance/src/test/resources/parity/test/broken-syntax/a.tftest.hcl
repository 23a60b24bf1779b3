run "a" {
  expect_failures = [output.o, output.o]
}
run "b" {
  assert {
    condition = terraform_data.nope.x == output.nope
    error_message = "x"
  }
  variables {
    x = var.nope
  }
}
run "c" {
  assert {
    condition = run.nope.x
    error_message = "x"
  }
}
run "d" {
  command = plan
  command = plan
}
