run "ownoutput" {
  variables { s = output.o }
}
