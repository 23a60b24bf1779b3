terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

action "memory_notice" "a" {
  config {
    name = memory_object.a.id
  }
}

resource "memory_object" "a" {
  name = "a"

  lifecycle {
    action_trigger {
      events  = [before_create]
      actions = [action.memory_notice.a]
    }
  }
}
