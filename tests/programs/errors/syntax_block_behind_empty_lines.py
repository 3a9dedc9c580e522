# The same with empty lines behind.
def count():
    while True:


