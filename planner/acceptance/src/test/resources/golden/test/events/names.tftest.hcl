run "makes" {
  variables {
    names = ["a"]
  }
}

run "plans" {
  command = plan

  assert {
    condition     = length(output.names) == 1
    error_message = "There are ${length(output.names)}."
  }
}

run "is_wrong" {
  assert {
    condition     = output.nothing == 1
    error_message = "Never shown."
  }
}

run "is_skipped" {
}
