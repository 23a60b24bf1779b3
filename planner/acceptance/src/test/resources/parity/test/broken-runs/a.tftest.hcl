run "a" {
  command = destroy
}
run "b" {
  command = "plan"
}
run "c" {
  module {
  }
}
run "d" {
  module {
    source = "hashicorp/x/aws"
    version = "nope"
  }
}
run "e" {
  module {
    source = "./nope"
    version = "1.0.0"
  }
}
run "f" {
  module {
    source = "../nope"
  }
}
run "g" {
  plan_options {
    mode = nope
  }
}
run "h" {
  plan_options {
    mode = refresh-only
    replace = [terraform_data.r]
  }
}
run "i" {
  plan_options {
    mode = refresh-only
    refresh = false
  }
}
run "j" {
  plan_options {
    target = terraform_data.r
  }
}
run "k" {
  plan_options {
    target = [var.x]
    replace = [module.x]
  }
}
run "l" {
  plan_options {
    target = [module.x, terraform_data.r[0]]
    replace = ["terraform_data.r"]
    refresh = "maybe"
  }
}
run "m" {
  plan_options {
  }
  plan_options {
  }
}
run "n" {
  variables {
    a = 1
  }
  variables {
    b = 1
  }
}
run "o" {
  nope = 1
}
run "p" {
  nope {
  }
}
run "q" {
  assert {
  }
}
run "r" {
  assert {
    condition = true
    error_message = "x"
  }
}
run "s" {
  assert {
    condition = var.x
    error_message = "x"
  }
  expect_failures = var.x
}
run "t" {
  expect_failures = [1]
}
run "u" {
  providers = aws
}
run "v" {
  providers = { aws = 1 }
}
run "w" {
  providers = { aws = aws, aws = aws.x }
}
run {
}
run "x" "y" {
}
run "bad name" {
}
run "dup" {
}
run "dup" {
}
variables {
}
variables {
}
nope = 1
resource "a" "b" {
}
