terraform {
  backend "local" {
    path = "producer.tfstate"
  }
}

resource "terraform_data" "network" {
  input = { cidr = "10.1.0.0/16", subnets = 3 }
}

output "network" {
  value = terraform_data.network.output
}
