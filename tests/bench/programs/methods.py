# Objects: attributes, method calls, inheritance, properties, small instances that come and go.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y

class Body:
    def __init__(self, mass):
        self.mass = mass
        self.position = Vector(0, 0)
        self.steps = 0

    @property
    def weight(self):
        return self.mass * 10

    def move(self, step):
        self.position = self.position.add(step)
        self.steps += 1

class Heavy(Body):
    def move(self, step):
        super().move(step)
        self.mass += 1

bodies = [Body(1), Heavy(2), Body(3)]
steps = [Vector(1, 2), Vector(-1, 1), Vector(2, -2)]
total = 0
for i in range(300000):
    for body in bodies:
        body.move(steps[i % 3])
        total += body.position.dot(steps[0]) + body.weight
print(total, [(b.position.x, b.position.y, b.steps, b.mass) for b in bodies])
