# The second of "first" ends when the first of "second" is there: an instance waits for the one that it
# refers to, and not for all of its block.
resource "terraform_data" "first" {
  count = 2
  input = count.index

  provisioner "local-exec" {
    command = count.index == 0 ? "true" : "for i in $(seq 600); do test -e made && exit 0; sleep 0.1; done; exit 1"
    quiet   = true
  }
}

resource "terraform_data" "second" {
  count = 2
  input = terraform_data.first[count.index].output

  provisioner "local-exec" {
    command = "touch made"
    quiet   = true
  }
}

resource "terraform_data" "all" {
  input = terraform_data.first[*].output
}

output "second" {
  value = terraform_data.second[*].output
}
