# A star where none can be.
x = *[1, 2]
