variable "n" { default = 2 }
resource "terraform_data" "base" {
  count = 2
  input = "base"
}
resource "terraform_data" "mid" {
  count = var.n
  input = terraform_data.base[count.index].id
  provisioner "local-exec" {
    when    = destroy
    command = self.input == "x" ? "true" : "test -e ok${count.index}"
  }
}
resource "terraform_data" "top" {
  count = var.n
  input = terraform_data.mid[count.index].id
}
output "n" { value = length(terraform_data.mid) }
