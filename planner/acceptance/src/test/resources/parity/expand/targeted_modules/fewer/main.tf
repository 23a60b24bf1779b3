module "m" {
  source   = "./m"
  for_each = toset(["a", "b"])
  n        = 1
}

resource "terraform_data" "r" {
  count = 1
  input = count.index
}
