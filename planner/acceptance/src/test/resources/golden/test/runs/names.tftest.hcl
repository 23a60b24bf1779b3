run "makes_one_for_each_name" {
  assert {
    condition     = output.names == ["object-a", "object-b"]
    error_message = "Two objects should be there."
  }
}

run "plans_another" {
  command = plan

  variables {
    names = ["a", "b", "c"]
  }

  assert {
    condition     = length(memory_object.each) == 4
    error_message = "There are ${length(memory_object.each)} objects, and 4 were wanted."
  }

  assert {
    condition     = memory_object.each["a"].id == run.makes_one_for_each_name.names[0]
    error_message = "Ids and names differ."
  }
}

run "refuses_too_many" {
  command = plan

  variables {
    names = ["a", "b", "c", "d"]
    name  = "x"
  }

  expect_failures = [var.names]
}

run "fails_otherwise" {
  variables {
    names = ["a", "b", "c", "d"]
  }
}

run "is_not_reached" {
}
