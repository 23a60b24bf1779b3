resource "terraform_data" "one" {
}

resource "terraform_data" "each" {
  for_each = toset(["a"])
}

output "absent" {
  value = terraform_data.one.nope
}

output "no_key" {
  value = terraform_data.each.outptu
}

output "indexed" {
  value = terraform_data.each["a"]["input"]
}

output "together" {
  value = upper(1, 2) == terraform_data.one.nope ? var.nope : local.nope
}

output "root_alone" {
  value = var["x"]
}

resource "terraform_data" "spoiled" {
  input            = terraform_data.one.nope
  triggers_replace = upper(1, 2)
  nope             = 1

  lifecycle {
    precondition {
      condition     = upper(1, 2) == terraform_data.one.id
      error_message = "Never."
    }
  }
}
