# return outside a function.
print("module")
return 5
