b = "tests"
c = "tests"
z = 1
