terraform {
  backend "local" {
    path = "elsewhere/state.tfstate"
  }
}
