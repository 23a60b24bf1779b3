output "o" {
  value = "other"
}
