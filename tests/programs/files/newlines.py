import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "n")
    with open(name, "wb") as f:
        f.write(b"a\nb\r\nc\rd")
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open(name, newline=newline) as f:
            print(repr(newline), f.readlines())
    for newline in (None, "", "\n", "\r\n"):
        with open(name, "w", newline=newline) as f:
            f.write("x\ny\n")
        print(repr(newline), open(name, "rb").read())
    try:
        open(name, newline="z")
    except ValueError as problem:
        print(problem)
