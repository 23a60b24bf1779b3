# Two small web sites, written to the folder "out". Nothing leaves your machine: files and random values stand in
# for servers, and everything else is as it is with a cloud.

terraform {
  required_providers {
    local = {
      source = "hashicorp/local"
    }
    random = {
      source = "hashicorp/random"
    }
  }
}

variable "owner" {
  description = "Who is named at the foot of the notes."
  type        = string
  default     = "the harbour master"
}

locals {
  sites = {
    harbour = {
      title = "Harbour"
      pages = {
        about   = { title = "About", text = "Where the ships come in." }
        tides   = { title = "Tides", text = "High water at ${random_integer.hour.result} o'clock." }
        contact = { title = "Contact", text = "Ask for ${var.owner}." }
      }
    }
    lighthouse = {
      title = "Lighthouse"
      pages = {
        about = { title = "About", text = "One flash every ${random_integer.seconds.result} seconds." }
        visit = { title = "Visit" }
      }
    }
  }
}

resource "random_pet" "deployment" {
  length = 2
}

resource "random_integer" "hour" {
  min = 1
  max = 12
}

resource "random_integer" "seconds" {
  min = 5
  max = 20
}

resource "random_password" "admin" {
  length = 20
}

resource "random_uuid" "run" {}

module "site" {
  source   = "../../modules/site"
  for_each = local.sites

  name        = each.value.title
  description = "The ${lower(each.value.title)}, deployed as ${random_pet.deployment.id}."
  folder      = "${path.root}/out/${each.key}"
  pages       = each.value.pages
}

# A secret: the plan and every message show only that it is one.
resource "local_sensitive_file" "admin" {
  filename        = "${path.root}/out/admin-password"
  file_permission = "0600"
  content         = "${random_password.admin.result}\n"
}

resource "local_file" "notes" {
  filename        = "${path.root}/out/NOTES.md"
  file_permission = "0644"
  content = join("\n", concat(
    ["# Deployment ${random_pet.deployment.id}", "", "Run ${random_uuid.run.result}, for ${var.owner}.", ""],
    [for name in sort(keys(module.site)) : "- ${name}: ${module.site[name].index}"],
    [""],
  ))
}

resource "terraform_data" "checklist" {
  count = 3

  input = ["write the pages", "look at them", "change something and plan again"][count.index]
}

output "open" {
  description = "What to look at in a browser."
  value       = { for name, site in module.site : name => site.index }
}

output "deployment" {
  value = random_pet.deployment.id
}

output "admin_password" {
  value     = random_password.admin.result
  sensitive = true
}
