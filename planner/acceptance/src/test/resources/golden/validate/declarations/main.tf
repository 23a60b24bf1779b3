terraform {
  cloud {
    organization = "harbour"
  }
  cloud {
    organization = "lighthouse"
  }
  backend "local" {}

  provider_meta "null" {
    module = "x"
  }
  provider_meta "null" {
    module = var.a
  }
}

variable "a" {
  type       = string
  default    = null
  deprecated = true ? 5 : 6
}

variable "secret" {
  const     = true
  sensitive = true
  default   = "x"
}

output "typed" {
  type  = list(strin)
  value = []
}
