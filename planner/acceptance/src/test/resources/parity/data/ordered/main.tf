variable "stage" {
  default = "test"
}

resource "terraform_data" "source" {
  input = { stage = var.stage, hosts = ["one", "two"] }
}

locals {
  hosts  = terraform_data.source.output.hosts
  config = yamldecode(<<-YAML
    replicas: 2
    labels:
      app: shop
      tier: [front, back]
  YAML
  )
  cidrs = cidrsubnets("10.20.0.0/16", 4, 4, 8)
}

resource "terraform_data" "derived" {
  input = {
    joined   = join(",", sort([for host in local.hosts : "${host}.${var.stage}"]))
    replicas = local.config.replicas * length(local.config.labels.tier)
    networks = zipmap(["a", "b", "c"], local.cidrs)
    json     = jsonencode({ z = 1, a = [true, null, 1.5] })
    digest   = substr(sha256("shop"), 0, 12)
    maybe    = try(local.config.labels.owner, "nobody")
  }
}

output "everything" {
  value = terraform_data.derived.output
}
