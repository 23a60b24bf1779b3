output "o" {
  value = "default"
}
