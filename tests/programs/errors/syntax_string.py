# A string that does not end on its line.
name = "Ann
print(name)
