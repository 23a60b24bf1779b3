limits = { memory = 1024, cpu = null, notes = { a = 1 } }
unknown = true
