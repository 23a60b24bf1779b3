resource "terraform_data" "first" {}

# Is not there, which is seen when it is read while applying.
data "local_file" "list" {
  for_each   = toset(["a", "b"])
  filename   = "${path.module}/${each.key}.txt"
  depends_on = [terraform_data.first]
}

# Which instances these have is not known either, and that is no mistake of theirs.
resource "terraform_data" "each" {
  for_each = data.local_file.list
  input    = each.value.content
}

resource "terraform_data" "counted" {
  count = length(data.local_file.list)
}

module "each" {
  source   = "./child"
  for_each = data.local_file.list
  input    = each.value.content
}

resource "terraform_data" "independent" {
  depends_on = [terraform_data.first]
}
