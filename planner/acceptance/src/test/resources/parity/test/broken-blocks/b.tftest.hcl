run "x" {
  variables {
    a {
    }
  }
}
variables {
  b {
  }
}
provider {
}
