run "s" {
  module { source = "./setup" }
  assert {
    condition = output.where == "zz"
    error_message = "got ${output.where}"
  }
}
run "m" {
  assert {
    condition = output.p == "zz"
    error_message = "got ${output.p}"
  }
}
run "s2" {
  module { source = "./setup" }
}
run "p" { command = plan }
