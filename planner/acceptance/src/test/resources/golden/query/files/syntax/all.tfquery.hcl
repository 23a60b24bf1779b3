list "memory_object" "a" {
  provider   = memory
  depends_on = []
}

list "memory_object" "b" {
}

output "o" {
  value = 1
}

list "memory_object" "b" {
  provider = memory
  config {}
  config {}
}
