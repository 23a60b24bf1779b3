variable "v" {
  default = 1
}
resource "terraform_data" "r" {
  input = var.v
  lifecycle {
    precondition {
      condition = var.v != 5
      error_message = "no five"
    }
  }
}
module "m" {
  source = "./m"
  v = var.v
}
output "o" { value = 1 }
