# NameError with a suggestion, as CPython 3.11 gives it.
counter = 5
def show():
    print(countre)

show()
