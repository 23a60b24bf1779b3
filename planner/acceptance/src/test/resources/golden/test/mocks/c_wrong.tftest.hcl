override_resource {
  target = memory_object.real
  values = { id = ["no text"] }
}

run "gives_an_id_that_does_not_fit" {
}
