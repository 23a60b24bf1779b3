run "a" {
}
run "b" {
  variables { v = 1 }
}
