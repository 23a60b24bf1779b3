resource "terraform_data" "old" {
  count = 2
  input = "old ${count.index}"
}

resource "terraform_data" "stays" {
  input = "it stays"
}
