# A small static site in a folder: one page for each entry of "pages", and an index that links them.

locals {
  # Pages by their file name, with the address under which they are linked.
  files = { for slug, page in var.pages : "${slug}.html" => merge(page, { slug = slug }) }

  links = [for slug in sort(keys(var.pages)) : {
    href  = "${slug}.html"
    title = var.pages[slug].title
  }]

  accent = "#${substr(sha1(var.name), 0, 6)}"
}

resource "local_file" "style" {
  filename        = "${var.folder}/style.css"
  file_permission = "0644"
  content = templatefile("${path.module}/templates/style.css.tftpl", {
    accent = local.accent
  })
}

resource "local_file" "page" {
  for_each = local.files

  filename        = "${var.folder}/${each.key}"
  file_permission = "0644"
  content = templatefile("${path.module}/templates/page.html.tftpl", {
    site  = var.name
    title = each.value.title
    text  = each.value.text
    links = local.links
  })
}

resource "local_file" "index" {
  filename        = "${var.folder}/index.html"
  file_permission = "0644"
  content = templatefile("${path.module}/templates/page.html.tftpl", {
    site  = var.name
    title = var.name
    text  = var.description
    links = local.links
  })
}

# Changes whenever any page does, so that something that depends on the whole site has one thing to watch.
resource "terraform_data" "release" {
  input = {
    name  = var.name
    pages = { for file, page in local_file.page : file => page.content_sha1 }
  }
}
