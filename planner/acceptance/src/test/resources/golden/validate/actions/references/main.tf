terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

action "memory_notice" "good" {
  config {
    name = "good"
  }
}

action "memory_notice" "several" {
  count = 2

  config {
    name = "number ${count.index}"
  }
}

resource "memory_object" "a" {
  name = action.memory_notice.good

  lifecycle {
    action_trigger {
      events    = [after_create]
      condition = var.nowhere
      actions   = [action.memory_notice.god, action.memory_notice.good[0], action.memory_notice.several]
    }
  }
}
