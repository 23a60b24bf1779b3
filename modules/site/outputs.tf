output "index" {
  description = "The file to open in a browser."
  value       = local_file.index.filename
}

output "files" {
  description = "All files of the site, sorted."
  value       = sort(concat([local_file.index.filename, local_file.style.filename], [for page in local_file.page : page.filename]))
}

output "release" {
  description = "What identifies this version of the site."
  value       = sha1(jsonencode(terraform_data.release.output))
}
