# An open parenthesis at the end of the file.
values = (1, 2,
print("unclosed"
