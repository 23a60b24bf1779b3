output "where" { value = "tests" }
