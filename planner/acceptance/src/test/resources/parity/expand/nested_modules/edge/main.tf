variable "region" {
  type = string

  validation {
    condition     = length(var.region) > 3
    error_message = "The region ${var.region} needs more than three letters."
  }
}

resource "terraform_data" "proxy" {
  input = { region = var.region, port = 443 }
}

output "address" {
  value = "${terraform_data.proxy.output.region}:${terraform_data.proxy.output.port}"
}
