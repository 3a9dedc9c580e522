# A program that ends where a block has to begin.
def count():
    for i in range(3):
