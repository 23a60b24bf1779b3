# No cloud is asked: the provider is mocked.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_region" {
    defaults = {
      name = "eu-west-1"
    }
  }

  mock_resource "aws_lb" {
    defaults = {
      arn        = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/1"
      arn_suffix = "app/shop/1"
      dns_name   = "shop.example.org"
    }
  }

  mock_resource "aws_lb_target_group" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/1"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/shop-execution"
    }
  }
}

variables {
  name               = "shop"
  image              = "example/shop:1"
  cluster_arn        = "arn:aws:ecs:eu-west-1:123456789012:cluster/main"
  vpc_id             = "vpc-0a1b2c3d"
  public_subnet_ids  = ["subnet-a", "subnet-b"]
  private_subnet_ids = ["subnet-c", "subnet-d"]
}

run "speaks_http_without_a_certificate" {
  command = plan

  assert {
    condition     = aws_lb_listener.this.port == 80 && aws_lb_listener.this.protocol == "HTTP"
    error_message = "Without a certificate the listener should speak HTTP."
  }

  assert {
    condition     = keys(aws_cloudwatch_metric_alarm.this) == ["errors", "slow", "unhealthy"]
    error_message = "There should be three alarms."
  }
}

run "speaks_https_with_a_certificate" {
  variables {
    certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1"
    environment     = { MODE = "quiet" }
  }

  assert {
    condition     = aws_lb_listener.this.port == 443 && output.url == "https://shop.example.org"
    error_message = "With a certificate the listener should speak HTTPS."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment == [{ name = "MODE", value = "quiet" }]
    error_message = "The container should have its variables."
  }

  assert {
    condition     = one(aws_ecs_service.this.load_balancer).container_port == 8080
    error_message = "The load balancer should reach the container's port."
  }

  assert {
    condition     = output.log_group_name == "/service/shop" && length(output.alarm_names) == 3
    error_message = "The service should have a log and alarms."
  }
}

run "needs_two_zones" {
  command = plan

  variables {
    public_subnet_ids = ["subnet-a"]
  }

  expect_failures = [var.public_subnet_ids]
}
