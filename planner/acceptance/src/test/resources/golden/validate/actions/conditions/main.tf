terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

action "memory_notice" "a" {
  config {
    name = "a"
  }
}

resource "memory_object" "a" {
  name = "a"

  lifecycle {
    action_trigger {
      events    = [after_create]
      condition = "abc"
      actions   = [action.memory_notice.a]
    }

    action_trigger {
      events    = [after_create]
      condition = memory_object.a.nme != ""
      actions   = [action.memory_notice.a]
    }

    action_trigger {
      events    = [after_create]
      condition = null
      actions   = [action.memory_notice.a[each.key]]
    }
  }
}

output "o" {
  value      = 1
  depends_on = [action.memory_notice.a]
}
