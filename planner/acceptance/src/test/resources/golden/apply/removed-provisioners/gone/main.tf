removed {
  from = terraform_data.old

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo good bye ${self.input}"
  }
}

removed {
  from = terraform_data.stays

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "test -e may-go"
  }
}
