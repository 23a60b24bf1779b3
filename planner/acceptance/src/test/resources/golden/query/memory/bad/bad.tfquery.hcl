list "memory_object" "y" {
  provider = memory
  count    = 2
  limit    = 10
}

list "memory_object" "y" {
  provider = memory
}

locals {
  a = 1
}
