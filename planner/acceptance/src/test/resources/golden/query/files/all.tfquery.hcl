variable "kinds" {
  type = set(string)
}

variable "most" {
  type    = number
  default = 10
}

locals {
  most = var.most
}

provider "memory" {
  alias = "again"
  path  = "cloud.txt"
}

list "memory_object" "each" {
  for_each = var.kinds
  provider = memory.again
  limit    = local.most

  config {
    kind = each.key
  }
}

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
