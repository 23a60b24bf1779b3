list "memory_objekt" "x" {
  provider = memory
}

list "memory_object" "y" {
  provider = memory
  limit    = 0
  config {
    kynd = "x"
  }
}

list "memory_object" "z" {
  provider = memory
  config {
    kind = ""
  }
}

list "memory_object" "w" {
  provider         = memory
  limit            = "many"
  include_resource = []
}

list "memory_object" "v" {
  provider = memory
  config {
    kind = list.memory_object.nowhere.data
  }
}
