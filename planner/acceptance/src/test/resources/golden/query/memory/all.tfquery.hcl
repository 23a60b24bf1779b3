list "memory_object" "all" {
  provider = memory
}

list "memory_object" "databases" {
  provider         = memory
  include_resource = true
  limit            = 1 + 1

  config {
    kind = var.kind
  }
}
