terraform {
  backend "local" {
    path = "consumer.tfstate"
  }
}

data "terraform_remote_state" "network" {
  backend = "local"
  config = {
    path = "producer.tfstate"
  }
  defaults = {
    owner = "nobody"
  }
}

resource "terraform_data" "subnet" {
  count = data.terraform_remote_state.network.outputs.network.subnets
  input = cidrsubnet(data.terraform_remote_state.network.outputs.network.cidr, 8, count.index)
}

output "owner" {
  value = data.terraform_remote_state.network.outputs.owner
}
