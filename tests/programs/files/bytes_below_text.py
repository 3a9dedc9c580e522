# Text that the text layer holds back comes behind bytes that were given to the layer below it.
import io
import os
import sys
import tempfile

sys.stdout.write("text\n")
sys.stdout.buffer.write(b"bytes\n")
print("more text")
print(sys.stdout.buffer is sys.stdout.buffer, sys.stdout.buffer.name, sys.stdout.buffer.mode)
sys.stdout.flush()
sys.stdout.buffer.write(b"held back\n")
os.write(1, b"at once\n")
sys.stdout.buffer.flush()
print("before")
sys.stdout.flush()
sys.stdout.buffer.write(b"behind\n")
sys.stdout.flush()

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with open(path, "w") as f:
        f.write("one\n")
        f.buffer.write(b"two\n")
        below = f.buffer
    print(open(path).read(), below.closed)
    try:
        below.write(b"late")
    except ValueError as problem:
        print(problem)
    with open(path, "w") as f:
        f.write("x" * 9000)
        f.buffer.write(b"y")
        f.write("z")
    text = open(path).read().replace("x" * 9000, "x")
    print(len(text), text[-3:])
    with open(path) as f:
        print(len(f.buffer.readline(20)), f.buffer.read(2))
    under = open(path, "wb")
    over = io.TextIOWrapper(under, encoding="utf-8")
    over.write("text ")
    under.write(b"bytes ")
    over.flush()
    print(over.buffer is under, open(path).read())
    over.close()
    print(under.closed)
sys.stdout.flush()
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
print("wrapped")
sys.stdout.buffer.write(b"below\n")
print("end", end="")
