variable "generation" {
  default = 1
}

resource "terraform_data" "certificate" {
  triggers_replace = var.generation

  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "listener" {
  input            = terraform_data.certificate.id
  triggers_replace = terraform_data.certificate.id
}
