run "a" {
  command = plan
}
run "b" {
  variables { v = [1] }
}
