terraform {
  cloud {
    organization = "harbour"
  }
}

variable "a" {
  type       = string
  default    = null
  deprecated = "set b"
}

module "m" {
  source = "./m"
  old    = 1
}

output "was" {
  value = module.m.was
}

output "typed" {
  value = module.m.is
  type  = object({ a = string, b = optional(number, 3) })
}
