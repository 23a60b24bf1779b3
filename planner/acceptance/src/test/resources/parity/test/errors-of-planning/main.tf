variable "v" { default = [] }
resource "terraform_data" "r" { 
  input = element(var.v, 0) 
}
