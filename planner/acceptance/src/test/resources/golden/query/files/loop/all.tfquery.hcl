list "memory_object" "x" {
  provider = memory
  config {
    kind = list.memory_object.y.data[0].state.kind
  }
}

list "memory_object" "y" {
  provider         = memory
  include_resource = true
  config {
    kind = list.memory_object.x.data[0].state.kind
  }
}
