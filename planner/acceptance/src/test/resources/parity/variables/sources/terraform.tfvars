name   = "from file"
limits = { memory = "512" }
