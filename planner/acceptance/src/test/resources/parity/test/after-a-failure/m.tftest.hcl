run "planrun" {
  command = plan
}
run "uses_plan" {
  variables { v = run.planrun.n }
}
run "uses_unknown" {
  variables { v = run.planrun.o }
}
