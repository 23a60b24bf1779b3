variable "directory" {
  default = "child"
}

module "m" {
  source = "./${var.directory}"
}

module "w" {
  source = "./${terraform.workspace}"
}

output "o" {
  value = [module.m.o, module.w.o]
}
