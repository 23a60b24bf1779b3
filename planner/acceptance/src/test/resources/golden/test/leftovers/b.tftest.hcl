run "goes_on_with_the_next_file" {
  command = plan
}
