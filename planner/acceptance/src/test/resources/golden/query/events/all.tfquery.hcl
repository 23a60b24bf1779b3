list "memory_object" "first" {
  provider         = memory
  include_resource = true
  limit            = 1
}

# as many as there are of the first, of the same kind as that
list "memory_object" "alike" {
  count    = length(list.memory_object.first.data)
  provider = memory

  config {
    kind = list.memory_object.first.data[count.index].state.kind
  }
}
