# No cloud is asked: the provider is mocked.

mock_provider "aws" {
  mock_resource "aws_instance" {
    defaults = {
      id                = "i-0a1b2c3d"
      availability_zone = "eu-west-1a"
      private_ip        = "10.0.0.5"
    }
  }

  mock_resource "aws_security_group" {
    defaults = {
      id = "sg-0a1b2c3d"
    }
  }
}

variables {
  name      = "web"
  ami       = "ami-0a1b2c3d"
  vpc_id    = "vpc-0a1b2c3d"
  subnet_id = "subnet-0a1b2c3d"
}

run "is_closed_unless_said_otherwise" {
  command = plan

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.this) == 0 && length(aws_key_pair.this) == 0
    error_message = "Nobody should reach the server, and no key should open it."
  }

  assert {
    condition     = length(aws_ebs_volume.data) == 0
    error_message = "There should be no data disk."
  }
}

run "opens_each_port_to_each_range" {
  command = plan

  variables {
    ingress = {
      22  = ["10.0.0.0/8"]
      443 = ["10.0.0.0/8", "192.0.2.0/24"]
    }
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.this) == ["22-10.0.0.0/8", "443-10.0.0.0/8", "443-192.0.2.0/24"]
    error_message = "There should be a rule for each port and range."
  }
}

run "configures_itself_at_the_first_start" {
  variables {
    packages        = ["nginx"]
    files           = { "/etc/motd" = "Welcome.\n" }
    commands        = ["systemctl enable --now nginx"]
    data_volume_gib = 20
    public_key      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHzZ someone"
  }

  assert {
    condition     = yamldecode(output.cloud_init).packages == ["nginx"] && yamldecode(output.cloud_init).write_files[0].path == "/etc/motd"
    error_message = "The document should name packages and files."
  }

  assert {
    condition     = yamldecode(output.cloud_init).mounts[0][1] == "/data"
    error_message = "The data disk should be mounted."
  }

  assert {
    condition     = startswith(output.cloud_init, "#cloud-config\n")
    error_message = "The document should begin as cloud-init wants it."
  }

  assert {
    condition     = aws_volume_attachment.data[0].instance_id == "i-0a1b2c3d" && aws_ebs_volume.data[0].availability_zone == "eu-west-1a"
    error_message = "The data disk should be where the server is."
  }
}

run "refuses_names_that_are_no_host_names" {
  command = plan

  variables {
    name = "My Server"
  }

  expect_failures = [var.name]
}
