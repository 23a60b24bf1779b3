variable "name" {
  type        = string
  description = "Name of the server and of what belongs to it."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{0,62}$", var.name))
    error_message = "The name must be usable as a host name: lower-case letters, digits and hyphens."
  }
}

variable "ami" {
  type        = string
  description = "Image that the server starts from."
}

variable "instance_type" {
  type        = string
  default     = "t3.micro"
  description = "Size of the server."
}

variable "vpc_id" {
  type        = string
  description = "VPC that the server is in."
}

variable "subnet_id" {
  type        = string
  description = "Subnet that the server is in."
}

variable "public_key" {
  type        = string
  default     = null
  description = "Public key that opens the server, in the form of OpenSSH; without one, nobody can log in by SSH."
}

variable "ingress" {
  type        = map(list(string))
  default     = {}
  description = "Who may reach the server: IPv4 ranges by TCP port."
}

variable "security_group_ids" {
  type        = list(string)
  default     = []
  description = "Further security groups."
}

variable "instance_profile" {
  type        = string
  default     = null
  description = "Name of the instance profile whose role the server has."
}

variable "root_volume_gib" {
  type        = number
  default     = 10
  description = "Size of the disk that it starts from."
}

variable "data_volume_gib" {
  type        = number
  default     = 0
  description = "Size of a disk that outlives the server; 0 for none."
}

variable "data_mount" {
  type        = string
  default     = "/data"
  description = "Where the data disk is mounted."
}

variable "packages" {
  type        = list(string)
  default     = []
  description = "Packages that are installed at the first start."
}

variable "files" {
  type        = map(string)
  default     = {}
  description = "Files that are written at the first start, by path."
}

variable "commands" {
  type        = list(string)
  default     = []
  description = "Commands that are run at the first start."
}

variable "replace_on_change" {
  type        = bool
  default     = true
  description = "Whether a change of packages, files or commands makes a new server."
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of everything."
}
