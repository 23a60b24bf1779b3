terraform {
  required_providers {
    memory = {
      source = "terrane.dev/terrane/memory"
    }
  }
}

variable "fault" {
  type    = string
  default = ""
}

variable "size" {
  default = 1
}

variable "secret" {
  default   = "hush"
  sensitive = true
}

provider "memory" {
  path = "cloud.txt"

  dynamic "fault" {
    for_each = var.fault == "" ? [] : [var.fault]
    content {
      operation = "invoke"
      names     = fault.value
      kind      = "refuses"
    }
  }
}

resource "memory_object" "web" {
  name = "web"
  kind = "plain"
  size = var.size

  lifecycle {
    action_trigger {
      events  = [before_create, before_update]
      actions = [action.memory_notice.soon]
    }

    action_trigger {
      events    = [after_create]
      condition = memory_object.web.id != ""
      actions   = [action.memory_notice.made["blue"], action.memory_notice.made["red"]]
    }

    action_trigger {
      events    = [after_update]
      condition = var.size > 2
      actions   = [action.memory_notice.soon]
    }
  }
}

action "memory_notice" "soon" {
  config {
    name   = "web is about to change"
    steps  = ["writing", "sending"]
    secret = var.secret
  }
}

action "memory_notice" "made" {
  for_each = toset(["blue", "red"])

  config {
    name = "${memory_object.web.id} for ${each.key}"
  }
}
