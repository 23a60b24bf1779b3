locals {
  nothing = true
}
