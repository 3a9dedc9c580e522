# A statement where an expression must stand.
f = lambda x: return x
