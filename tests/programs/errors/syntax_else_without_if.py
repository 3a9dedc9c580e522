# else that belongs to nothing.
x = 1
else:
    x = 2
