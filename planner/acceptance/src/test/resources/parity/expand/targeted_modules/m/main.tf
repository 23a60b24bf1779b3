variable "n" { type = number }
resource "terraform_data" "x" { input = "x" }
resource "terraform_data" "y" { input = terraform_data.x.id }
resource "terraform_data" "z" {
  count = var.n
  input = "z${count.index}"
}
