run "knows_no_ids_before" {
  command = plan

  assert {
    condition     = memory_object.each["a"].id == "x"
    error_message = "The id is wrong."
  }
}
