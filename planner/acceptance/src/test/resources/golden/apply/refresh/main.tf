variable "note" {
  default = "first"
}

resource "local_file" "a" {
  filename = "a.txt"
  content  = "text"
}

output "note" {
  value = var.note
}
