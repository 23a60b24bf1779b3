run "s" {
  module { source = "./setup" }
}
run "m" { }
run "t" {
  module { source = "./set2" }
}
run "m2" { state_key = "z" }
run "s2" {
  module { source = "./setup" }
}
