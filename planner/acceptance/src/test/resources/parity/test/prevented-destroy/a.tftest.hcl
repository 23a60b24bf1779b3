run "x" { 
}
