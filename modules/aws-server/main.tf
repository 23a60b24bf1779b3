# A server that is configured from Git: an instance, the key that opens it, what may reach it, a disk for its data, and
# the cloud-init document that is rendered from variables.

resource "aws_key_pair" "this" {
  count = var.public_key == null ? 0 : 1

  key_name   = var.name
  public_key = var.public_key
  tags       = var.tags
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "What may reach ${var.name}"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = { for rule in local.ingress : "${rule.port}-${rule.cidr}" => rule }

  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.value.cidr
  from_port         = each.value.port
  to_port           = each.value.port
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_instance" "this" {
  ami                         = var.ami
  instance_type               = var.instance_type
  subnet_id                   = var.subnet_id
  key_name                    = one(aws_key_pair.this[*].key_name)
  iam_instance_profile        = var.instance_profile
  vpc_security_group_ids      = concat([aws_security_group.this.id], var.security_group_ids)
  user_data                   = local.cloud_init
  user_data_replace_on_change = var.replace_on_change

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    volume_size = var.root_volume_gib
    volume_type = "gp3"
    encrypted   = true
  }

  tags = merge(var.tags, { Name = var.name })
}

resource "aws_ebs_volume" "data" {
  count = var.data_volume_gib > 0 ? 1 : 0

  availability_zone = aws_instance.this.availability_zone
  size              = var.data_volume_gib
  type              = "gp3"
  encrypted         = true
  tags              = merge(var.tags, { Name = "${var.name}-data" })
}

resource "aws_volume_attachment" "data" {
  count = var.data_volume_gib > 0 ? 1 : 0

  device_name = local.data_device
  volume_id   = aws_ebs_volume.data[0].id
  instance_id = aws_instance.this.id
}

locals {
  data_device = "/dev/sdf"

  ingress = flatten([
    for port, cidrs in var.ingress : [for cidr in cidrs : { port = tonumber(port), cidr = cidr }]
  ])

  cloud_init = templatefile("${path.module}/templates/cloud-init.yaml.tftpl", {
    hostname     = var.name
    packages     = var.packages
    files        = var.files
    commands     = var.commands
    data_devices = var.data_volume_gib > 0 ? [local.data_device] : []
    data_mount   = var.data_mount
  })
}
