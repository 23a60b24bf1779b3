run "a" {
  variables { v = [1] }
}
run "b" { 
  assert {
    condition = output.zz || true
    error_message = "x"
  }
}
run "c" {
  variables { v = [1] }
}
