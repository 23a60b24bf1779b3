variable "replicas" {
  type    = number
  default = 3

  validation {
    condition     = var.replicas % 2 == 1
    error_message = "Replicas vote, so their number is odd."
  }
}

resource "terraform_data" "cluster" {
  input = var.replicas

  lifecycle {
    precondition {
      condition     = var.replicas < 8
      error_message = "More than seven replicas only slow things down."
    }

    postcondition {
      condition     = self.output == var.replicas
      error_message = "The cluster came up with ${self.output} replicas."
    }
  }
}

check "majority" {
  assert {
    condition     = terraform_data.cluster.output >= 3
    error_message = "A cluster of ${terraform_data.cluster.output} does not survive a failure."
  }
}

output "quorum" {
  value = floor(terraform_data.cluster.output / 2) + 1

  precondition {
    condition     = terraform_data.cluster.output > 0
    error_message = "There is no quorum of nothing."
  }
}
