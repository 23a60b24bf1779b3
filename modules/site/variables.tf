variable "name" {
  description = "The name of the site, shown on every page."
  type        = string

  validation {
    condition     = length(trimspace(var.name)) > 0
    error_message = "The name of a site must not be empty."
  }
}

variable "description" {
  description = "What the index page says."
  type        = string
  default     = "A small site, written by Terrane."
}

variable "folder" {
  description = "The folder that the pages are written to. It is made where it is missing."
  type        = string
}

variable "pages" {
  description = "The pages by their name in the address, such as \"about\"."
  type = map(object({
    title = string
    text  = optional(string, "Nothing here yet.")
  }))
  default = {}

  validation {
    condition     = alltrue([for slug in keys(var.pages) : can(regex("^[a-z0-9-]+$", slug))])
    error_message = "Names of pages consist of lower-case letters, digits and dashes."
  }
}
