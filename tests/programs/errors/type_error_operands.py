# Operands of the wrong types; the caret marks the operator's two sides.
name = "total"
count = 3
print("start")
message = "sum: " + name + " is " + count
