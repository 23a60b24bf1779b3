run "makes_what_can_not_be_destroyed" {
}
