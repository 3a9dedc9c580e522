# AttributeError with a suggestion.
class Robot:
    def __init__(self):
        self.position = 0
    def advance(self):
        self.position += 1

r = Robot()
r.advance()
print(r.position)
print(r.positon)
