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
  name = "a"

  lifecycle {
    action_trigger {
      events  = [after_creat, "after_update"]
      actions = []
    }

    action_trigger {
      events  = [after_create]
      actions = [memory_object.a, action.memory_notice]
    }

    action_trigger {
      condition = true
    }
  }
}

data "memory_object" "b" {
  name = "b"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.memory_notice.good]
    }
  }
}

action "memory_notice" "good" {
  cfg = {}
  config {
    name = "again"
  }
  config {
    name = "and again"
  }
}
