resource "terraform_data" "a" {
  provisioner "local-exec" {
    comand = "true"
  }

  provisioner "remote-exec" {
    connection {
      port = "twenty-two"
    }
  }

  provisioner "file" {
    source      = "a"
    content     = self.nothing
    destination = "/tmp/a"
  }

  provisioner "local-exce" {
    command = "true"
  }
}
