# Several pickles one behind the other: each load takes one, and the next goes on from there.
import io
import os
import pickle

with open("several.pkl", "wb") as file:
    for value in ({"a": 1}, [1, 2], "text", (1, 2.5)):
        pickle.dump(value, file)
with open("several.pkl", "rb") as file:
    while True:
        try:
            print(pickle.load(file), file.tell())
        except EOFError as problem:
            print("end:", problem)
            break
with open("several.pkl", "rb") as file:
    unpickler = pickle.Unpickler(file)
    print(unpickler.load(), unpickler.load())
os.remove("several.pkl")


class Counted:
    def __init__(self, data):
        self.stream = io.BytesIO(data)

    def read(self, size):
        return self.stream.read(size)

    def readline(self):
        return self.stream.readline()


counted = Counted(pickle.dumps([1, "x"]) + b"and what stands behind")
print(pickle.load(counted), counted.stream.read())

reads, writes = os.pipe()
with open(writes, "wb") as out:
    pickle.dump("through a pipe", out)
    pickle.dump(list(range(5)), out)
with open(reads, "rb") as into:
    print(pickle.load(into), pickle.load(into))
    try:
        pickle.load(into)
    except EOFError as problem:
        print(problem)

for protocol in range(6):
    stream = io.BytesIO()
    for value in ([1, "a"], {"k": b"v"}, 10**30, -5, True, None, 1.5):
        pickle.dump(value, stream, protocol)
    stream.seek(0)
    values = []
    try:
        while True:
            values.append(pickle.load(stream))
    except EOFError:
        print(protocol, values)

for wrong in (1, io.StringIO("x"), "x"):
    for action in (lambda: pickle.load(wrong), lambda: pickle.dump(1, wrong), lambda: pickle.Unpickler(wrong).load(), lambda: pickle.Pickler(wrong).dump(1)):
        try:
            print(action())
        except Exception as problem:
            print(type(problem).__name__, problem)
print(pickle.Pickler, pickle.Unpickler)
