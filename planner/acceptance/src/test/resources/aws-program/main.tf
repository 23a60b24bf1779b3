terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true
}

variable "stage" {
  default = "blue"
}

variable "network" {
  default = 0
}

data "aws_region" "here" {}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "ec2.amazonaws.com"]
    }
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "main", stage = var.stage }
}

resource "aws_subnet" "each" {
  for_each          = { a = 0, b = 1 }
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, each.value + 10 * var.network)
  availability_zone = "${data.aws_region.here.name}${each.key}"
  tags              = { Name = each.key, stage = var.stage }
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "Web servers"
  vpc_id      = aws_vpc.main.id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_launch_template" "web" {
  name                   = "web"
  image_id               = "ami-12c6146b"
  description            = "Of the tests, ${var.stage}"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_instance" "web" {
  ami                    = "ami-12c6146b"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.each["a"].id
  vpc_security_group_ids = [aws_security_group.web.id]
  tags                   = { stage = var.stage }

  root_block_device {
    volume_size = 8
  }
}

resource "aws_kms_key" "main" {
  description             = "Of the tests, ${var.stage}"
  deletion_window_in_days = 7
}

resource "aws_kms_alias" "main" {
  name          = "alias/tests"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_s3_bucket" "main" {
  bucket = "terrane-tests"
  tags   = { stage = var.stage }
}

resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "main" {
  bucket                  = aws_s3_bucket.main.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_object" "note" {
  bucket  = aws_s3_bucket.main.id
  key     = "note.txt"
  content = "stage ${var.stage}"
}

resource "aws_iam_role" "main" {
  name               = "tests"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_policy" "main" {
  name = "tests"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "${aws_s3_bucket.main.arn}/*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "main" {
  role       = aws_iam_role.main.name
  policy_arn = aws_iam_policy.main.arn
}

resource "aws_sqs_queue" "main" {
  name                      = "tests"
  message_retention_seconds = var.stage == "blue" ? 3600 : 7200
}

resource "aws_sns_topic" "main" {
  name = "tests"
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn = aws_sns_topic.main.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.main.arn
}

resource "aws_dynamodb_table" "main" {
  name         = "tests"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  tags         = { stage = var.stage }

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_lambda_function" "main" {
  function_name = "tests"
  role          = aws_iam_role.main.arn
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "${path.module}/function.zip"

  environment {
    variables = { STAGE = var.stage }
  }
}

resource "aws_ssm_parameter" "secret" {
  name  = "/tests/secret"
  type  = "SecureString"
  value = "secret of ${var.stage}"
}

resource "aws_ssm_parameter" "plain" {
  name  = "/tests/plain"
  type  = "String"
  value = aws_lambda_function.main.arn
}

output "queue" {
  value = aws_sqs_queue.main.url
}

output "bucket" {
  value = aws_s3_bucket.main.arn
}
