module "m" { 
  source = "./m" 
  for_each = toset(["a", "b"])
  v = each.key
}
output "o" { value = module.m["a"].o }
