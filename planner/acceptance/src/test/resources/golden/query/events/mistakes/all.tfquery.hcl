list "memory_object" "first" {
  provider = memory
  limit    = 0
}
