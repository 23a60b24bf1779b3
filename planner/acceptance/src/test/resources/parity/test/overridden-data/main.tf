data "terraform_remote_state" "d" {
  backend = "local"
  config  = { path = "absent.tfstate" }
}
output "o" { value = data.terraform_remote_state.d.outputs }
output "w" { value = data.terraform_remote_state.d.workspace }
