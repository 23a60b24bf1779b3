mock_provider "memory" {
  mock_resource "memory_object" {
    defaults = {
      id = "mocked"
    }
  }

  override_resource {
    target = module.below.memory_object.inner
    values = { id = "of the provider" }
  }
}

run "takes_defaults" {
  assert {
    condition     = output.ids == ["mocked", "of the provider", "other"]
    error_message = "Got ${jsonencode(output.ids)}."
  }
}

run "takes_overrides_of_the_run_first" {
  state_key = "other"

  override_resource {
    target = module.below.memory_object.inner
    values = { id = "of the run" }
  }

  override_resource {
    target          = memory_object.real
    override_during = plan
  }

  assert {
    condition     = output.ids[1] == "of the run" && length(output.ids[0]) == 8 && memory_object.real.revision == 0
    error_message = "Got ${jsonencode(output.ids)}."
  }
}
