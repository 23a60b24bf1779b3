# No cloud is asked: the provider is mocked.

mock_provider "aws" {
  mock_resource "aws_vpc" {
    defaults = {
      id = "vpc-0a1b2c3d"
    }
  }
}

variables {
  name               = "demo"
  availability_zones = ["eu-west-1a", "eu-west-1b"]
}

run "has_a_public_and_a_private_subnet_in_each_zone" {
  command = plan

  assert {
    condition     = { for zone, subnet in aws_subnet.public : zone => subnet.cidr_block } == { eu-west-1a = "10.0.0.0/20", eu-west-1b = "10.0.16.0/20" }
    error_message = "The public subnets should fill the lower half."
  }

  assert {
    condition     = { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == { eu-west-1a = "10.0.128.0/20", eu-west-1b = "10.0.144.0/20" }
    error_message = "The private subnets should fill the upper half."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_route.nat) == 0
    error_message = "Without nat_gateway there should be no way out of the private subnets."
  }
}

run "makes_it" {
  assert {
    condition     = output.vpc_id == "vpc-0a1b2c3d" && alltrue([for subnet in aws_subnet.public : subnet.vpc_id == "vpc-0a1b2c3d"])
    error_message = "Everything should be in the VPC."
  }

  assert {
    condition     = aws_subnet.private["eu-west-1b"].tags["Name"] == "demo-private-eu-west-1b"
    error_message = "Names should say what a subnet is for, and where it is."
  }

  assert {
    condition     = keys(output.public_subnet_ids) == ["eu-west-1a", "eu-west-1b"]
    error_message = "Ids should be given by zone."
  }
}

run "a_zone_that_is_added_moves_no_subnet" {
  variables {
    availability_zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  }

  assert {
    condition     = output.public_subnet_ids["eu-west-1a"] == run.makes_it.public_subnet_ids["eu-west-1a"]
    error_message = "What was there should stay."
  }

  assert {
    condition     = aws_subnet.public["eu-west-1c"].cidr_block == "10.0.32.0/20"
    error_message = "The new zone should get the next range."
  }
}

run "one_gateway_serves_all_zones" {
  state_key = "with a gateway"

  variables {
    nat_gateway = true
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && aws_nat_gateway.this[0].subnet_id == output.public_subnet_ids["eu-west-1a"]
    error_message = "The gateway should be in the first public subnet."
  }

  assert {
    condition     = aws_route.nat[0].nat_gateway_id == aws_nat_gateway.this[0].id
    error_message = "The private route should lead through the gateway."
  }
}

run "a_range_is_neither_too_large_nor_too_small" {
  command = plan

  variables {
    cidr_block = "10.0.0.0/8"
  }

  expect_failures = [var.cidr_block]
}

run "zones_are_not_named_twice" {
  command = plan

  variables {
    availability_zones = ["eu-west-1a", "eu-west-1a"]
  }

  expect_failures = [var.availability_zones]
}
