test {
  parallel = true
}

run "first" {
}

run "after_the_first" {
  state_key = "other"

  variables {
    name = "${run.first.name}-again"
  }

  assert {
    condition     = output.name == "x-again"
    error_message = "Got ${output.name}."
  }
}

run "after_both" {
  parallel = false

  assert {
    condition     = run.after_the_first.name == "x-again" && output.name == "x"
    error_message = "Not in order."
  }
}
