variables { q = "filelevel" }
run "a" {
  variables { s = var.q }
}
run "b" {
  variables { s = "${run.a.o}-${var.q}" }
  assert {
    condition = run.a.o == "filelevel" && output.o == "filelevel-filelevel" && run.a == { o = "filelevel", e = "filelevel"}
    error_message = "x"
  }
}
run "c" {
  assert {
    condition = var.s == "d" && length(run.b) == 2
    error_message = "x"
  }
}
run "d" {
  assert {
    condition = run.c.zz == 1
    error_message = "x"
  }
}
