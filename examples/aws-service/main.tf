# A service of two containers behind a load balancer, with alarms that tell a topic.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../modules/aws-network"

  name               = "harbour"
  availability_zones = ["${var.region}a", "${var.region}b"]
}

resource "aws_ecs_cluster" "this" {
  name = "harbour"
}

resource "aws_sns_topic" "on_call" {
  name = "harbour-on-call"
}

module "shop" {
  source = "../../modules/aws-service"

  name               = "harbour-shop"
  image              = var.image
  cluster_arn        = aws_ecs_cluster.this.arn
  vpc_id             = module.network.vpc_id
  public_subnet_ids  = values(module.network.public_subnet_ids)
  private_subnet_ids = values(module.network.private_subnet_ids)
  environment        = { GREETING = "Ahoy" }
  alarm_actions      = [aws_sns_topic.on_call.arn]
}
