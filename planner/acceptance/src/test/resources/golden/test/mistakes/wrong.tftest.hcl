variables {
  a = 1
}

variables {
  b = 2
}

mock_provider "aws" {
  source = "./nowhere"
}

override_module {
  target = memory_object.x
  values = {}
}

run "one" {
  command = destroy

  module {
    source = "folder"
  }

  plan_options {
    mode    = refresh-only
    refresh = false
  }

  assert {
    condition     = 1 == 1
    error_message = "Constant."
  }
}

run "one" {
  module {
    source = "./nowhere"
  }

  expect_failures = output.one
}

check "c" {
}
