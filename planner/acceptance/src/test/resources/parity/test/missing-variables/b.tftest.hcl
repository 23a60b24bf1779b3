run "b" {
  variables { v = [] }
}
run "c" {
  variables { v = "x" }
}
