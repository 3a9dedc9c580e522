# Only the type's name on the last line.
class Quiet(Exception):
    pass

def f():
    raise Quiet

f()
