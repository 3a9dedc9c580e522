# A bracket closed by another kind.
items = [1, 2, 3)
