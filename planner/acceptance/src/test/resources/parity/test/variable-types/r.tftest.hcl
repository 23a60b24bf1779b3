run "r" {
  variables { q = var.n }
  assert {
    condition = output.q == "1" && output.l == tolist([1])
    error_message = "x"
  }
}
run "o" {
  variables { q = var.o }
  assert {
    condition = output.q == "{a=1}"
    error_message = "x ${jsonencode(output.q)}"
  }
}
run "s" {
  module { source = "./setup" }
  assert {
    condition = output.n == "1" && output.l == tolist(["1"])
    error_message = "x"
  }
}
