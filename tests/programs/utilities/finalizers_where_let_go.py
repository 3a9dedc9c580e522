# A __del__ runs where the last name goes: what is counted in it is right in the next expression. Who holds goes before what is held.
class Connection:
    count = 0
    def __init__(self, name):
        self.name = name
        Connection.count += 1
    def __del__(self):
        Connection.count -= 1
        print("closing", self.name)

a = Connection("a")
del a
print(Connection.count)
b = Connection("b")
other = b
del b
print("alive", Connection.count)
other = None
print(Connection.count)
def work():
    x = Connection("x")
    y = Connection("y")
    print("working", Connection.count)
work()
print(Connection.count)
many = [Connection(i) for i in range(3)]
del many
print(Connection.count)
class Node:
    def __init__(self, name, child=None):
        self.name = name
        self.child = child
    def __del__(self):
        print("node", self.name)
tree = Node("root", Node("branch", Node("leaf")))
tree = None
print("no tree")
def make():
    made = Connection("made")
    return made
kept = make()
print("kept", Connection.count)
class Pool:
    def __init__(self):
        self.connections = [Connection("p1"), Connection("p2")]
pool = Pool()
del pool
print("no pool", Connection.count)
named = {"k": Connection("in a dict")}
del named
print("no dict")
def loop():
    for i in range(2):
        last = Connection(f"turn {i}")
    print("loop done")
loop()
first = Connection("first at the end")
for kept in [Connection("second at the end")]:
    pass
print("end")
