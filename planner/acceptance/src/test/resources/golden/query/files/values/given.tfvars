kinds = ["database"]
