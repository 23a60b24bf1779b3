resource "terraform_data" "old_name" {
  input = "kept"
}

resource "terraform_data" "counted" {
  count = 2
  input = count.index
}

module "inner" {
  source = "./inner"
}
