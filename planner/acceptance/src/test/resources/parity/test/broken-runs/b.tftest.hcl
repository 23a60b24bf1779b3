run "a" {
  module {
    source = "./nope"
  }
}
run "b" {
  module {
    source = "x"
  }
}
run "c" {
  module {
    source = var.x
  }
}
run "d" {
  module {
    source = 5
  }
}
run "e" {
  module {
    source = ""
  }
}
run "f" {
  module {
    source = "git::https://example.com/x.git"
    version = "1.0.0"
  }
}
run "g" {
  module {
    source = "hashicorp/x/aws"
    version = "1.0.0"
    foo = 1
  }
}
