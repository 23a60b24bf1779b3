output "o" {
  value = "child"
}
