override_resource {
  values = {}
}
override_resource {
  target = data.terraform_remote_state.x
}
override_data {
  target = terraform_data.r
}
override_module {
  target = terraform_data.r
}
override_module {
  target = module.m
  values = {}
}
override_resource {
  target = terraform_data.r
  outputs = {}
}
override_resource {
  target = terraform_data.r
  override_during = never
}
override_resource {
  target = "terraform_data.r"
}
override_resource {
  target = module.x
}
override_resource {
  target = terraform_data.q
}
override_resource {
  target = terraform_data.q
}
run "x" {
  override_resource {
    target = terraform_data.q
  }
  override_resource {
    target = terraform_data.q
  }
}
override_resource {
  target = terraform_data.z
  override_during = "plan"
}
override_resource {
  target = terraform_data.zz
  override_during = apply
}
