run "err" {
  variables {
    v = run.nope.o
  }
}
run "next" {}
