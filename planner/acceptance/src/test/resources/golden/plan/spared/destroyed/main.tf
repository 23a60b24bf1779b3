resource "terraform_data" "other" {
  input = "other"
}

removed {
  from = terraform_data.archive

  lifecycle {
    destroy = true
  }
}
