terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

resource "memory_object" "a" {
  name = "a"

  lifecycle {
    action_trigger {
      events  = [before_create]
      actions = [action.memory_notice.soon]
    }

    action_trigger {
      events  = [after_create]
      actions = [action.memory_notice.soon, action.memory_notice.made[0]]
    }
  }
}

action "memory_notice" "soon" {
  config {
    name   = "soon"
    steps  = ["writing"]
    secret = "hush"
  }
}

action "memory_notice" "made" {
  count = 1

  config {
    name = "made ${memory_object.a.id}"
  }
}
