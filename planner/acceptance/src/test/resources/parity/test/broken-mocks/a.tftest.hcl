mock_provider "aws" {
  mock_resource "aws_x" {
    values = {}
  }
}
mock_provider "aws" {
}
mock_provider "google" {
  mock_resource "a" {
    defaults = {}
    override_during = plan
  }
  mock_resource "a" {
    defaults = {}
  }
  mock_data "a" {
    defaults = {}
  }
  mock_data "a" {
    defaults = {}
  }
  override_module {
    target = module.x
  }
  nope = 1
}
provider "aws" {
}
provider "a" { 
  alias = "b"
}
provider "a" { 
  alias = "b"
}
mock_provider "bad name" {}
mock_provider "c" {
  alias = "bad name"
}
mock_provider "d" {
  override_during = 5
}
