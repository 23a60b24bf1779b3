variable "a"{
type=string
    default   = "x"
}
resource "terraform_data"   "b" {
input = {
a=1
long_name   =    2 # two
  c = [1,2,
  3]
}


  triggers_replace=[ var.a ,"y" ]
lifecycle { create_before_destroy=true }
}
locals {
  t = <<-EOT
      kept   as = it is
    EOT
  u = var.a=="x"?1:-2
}
