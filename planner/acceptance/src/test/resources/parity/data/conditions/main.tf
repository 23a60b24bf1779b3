variable "want" { default = "ok" }
variable "path" { default = "there.tfstate" }
data "terraform_remote_state" "s" {
  backend = "local"
  config  = { path = var.path }
  lifecycle {
    precondition {
      condition     = var.path != ""
      error_message = "no path"
    }
    postcondition {
      condition     = self.outputs.status == var.want
      error_message = "status ${self.outputs.status}"
    }
  }
}
resource "terraform_data" "u" { input = data.terraform_remote_state.s.outputs.status }
resource "terraform_data" "x" { input = "x" }
data "terraform_remote_state" "late" {
  backend    = "local"
  config     = { path = var.path }
  depends_on = [terraform_data.x]
  lifecycle {
    postcondition {
      condition     = self.outputs.status == "ok"
      error_message = "late ${self.outputs.status}"
    }
  }
}
output "o" { value = data.terraform_remote_state.late.outputs.status }
