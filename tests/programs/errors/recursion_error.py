# check: type
# Too deep; the traceback's repeated lines are folded.
def down(n):
    return down(n + 1)

print("going down")
down(0)
