module "m" {
  source   = "./m"
  for_each = toset(["a", "b", "c"])
  n        = 2
}

resource "terraform_data" "r" {
  count = 2
  input = count.index
}
