# An assertion with a message that is computed.
def check(items):
    assert len(items) == 3, "expected 3, got " + str(len(items))

check([1, 2, 3])
check([1])
