# No cloud is asked: the provider is mocked.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/demo"
    }
  }

  mock_resource "aws_eks_cluster" {
    defaults = {
      endpoint              = "https://demo.example.org"
      certificate_authority = [{ data = "Y2VydA==" }]
    }
  }
}

variables {
  name       = "demo"
  subnet_ids = ["subnet-a", "subnet-b"]
}

run "is_private_unless_said_otherwise" {
  command = plan

  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "Nobody should reach the API from outside."
  }

  assert {
    condition     = aws_eks_node_group.this.scaling_config[0].desired_size == 2
    error_message = "There should be as many nodes as at least."
  }

  assert {
    condition     = length(aws_iam_role_policy_attachment.nodes) == 3
    error_message = "The nodes should have their three policies."
  }
}

run "makes_it" {
  variables {
    public_access_cidrs = ["192.0.2.0/24"]
    spot                = true
    node_count          = { min = 1, max = 3, desired = 2 }
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].public_access_cidrs == toset(["192.0.2.0/24"])
    error_message = "The API should be open to those who are named."
  }

  assert {
    condition     = aws_eks_node_group.this.capacity_type == "SPOT" && aws_eks_node_group.this.scaling_config[0].desired_size == 2
    error_message = "The nodes should be as asked for."
  }

  assert {
    condition     = output.endpoint == "https://demo.example.org" && output.name == "demo"
    error_message = "The outputs should say where the cluster is."
  }
}

run "refuses_counts_that_contradict" {
  command = plan

  variables {
    node_count = { min = 3, max = 1 }
  }

  expect_failures = [var.node_count]
}
