override_module {
  target  = module.below
  outputs = { id = "given" }
}

override_resource {
  target = memory_object.nowhere
}

run "evaluates_nothing_of_the_module" {
  assert {
    condition     = output.ids[1] == "given" && output.ids[2] == null
    error_message = "Got ${jsonencode(output.ids)}."
  }
}
