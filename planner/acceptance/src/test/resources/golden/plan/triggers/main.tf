resource "terraform_data" "source" {
  count = 1
  input = "a"
}

resource "terraform_data" "wrong_index" {
  lifecycle {
    replace_triggered_by = [terraform_data.source[1]]
  }
}

resource "terraform_data" "wrong_name" {
  lifecycle {
    replace_triggered_by = [terraform_data.sauce]
  }
}

resource "terraform_data" "itself" {
  lifecycle {
    replace_triggered_by = [terraform_data.itself]
  }
}
