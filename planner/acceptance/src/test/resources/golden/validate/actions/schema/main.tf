terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

action "memory_notise" "a" {
  config {
    name = "a"
  }
}

action "memory_object" "b" {
  config {
    name = "b"
  }
}

action "memory_notice" "c" {
  config {
    nam = "c"
  }
}

action "memory_notice" "d" {
}

action "memory_notice" "e" {
  config {
    name = ""
  }
}
