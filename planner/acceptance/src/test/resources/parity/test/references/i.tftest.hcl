run "x" {
  variables {
   s = var.s
  }
}
run "runvarself" {
  variables {
   s = var.w
   w = 1
  }
}
