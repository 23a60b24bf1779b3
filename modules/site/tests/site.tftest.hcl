# Nothing is written to the disk: the provider of files is mocked.

mock_provider "local" {}

variables {
  name   = "Harbour"
  folder = "out"
  pages = {
    ships = { title = "Ships", text = "Which are in." }
    about = { title = "About" }
  }
}

run "writes_an_index_and_a_page_for_each_entry" {
  command = plan

  assert {
    condition     = keys(local_file.page) == ["about.html", "ships.html"]
    error_message = "There should be one file for each page, not ${join(", ", keys(local_file.page))}."
  }

  assert {
    condition     = output.files == tolist(["out/about.html", "out/index.html", "out/ships.html", "out/style.css"])
    error_message = "All files should be listed, sorted: ${join(", ", output.files)}."
  }
}

run "links_every_page_from_the_index" {
  command = plan

  assert {
    condition     = alltrue([for slug in ["about", "ships"] : strcontains(local_file.index.content, "href=\"${slug}.html\"")])
    error_message = "The index does not link all pages."
  }

  assert {
    condition     = strcontains(local_file.page["about.html"].content, "Nothing here yet.")
    error_message = "A page without a text should say so."
  }
}

run "publishes" {
  assert {
    condition     = output.index == "out/index.html"
    error_message = "The index should be the file to open."
  }
}

run "a_page_less_is_another_release" {
  variables {
    pages = { about = { title = "About" } }
  }

  assert {
    condition     = output.release != run.publishes.release
    error_message = "The release should change with the pages."
  }
}

run "a_site_has_a_name" {
  command = plan

  variables {
    name = "  "
  }

  expect_failures = [var.name]
}

run "names_of_pages_are_plain" {
  command = plan

  variables {
    pages = { "About us" = { title = "About" } }
  }

  expect_failures = [var.pages]
}
