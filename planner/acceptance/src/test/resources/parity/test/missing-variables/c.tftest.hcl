variables { v = [] }
run "c" {
}
run "d" {}
