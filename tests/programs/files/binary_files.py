import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "data.bin")
    with open(name, "wb") as f:
        print(f.write(bytes(range(10))), f.tell())
        f.seek(4)
        f.write(b"XY")
    with open(name, "rb") as f:
        print(f.read(3), f.tell(), f.read(), f.read())
        f.seek(-2, 2)
        print(f.read())
        f.seek(2)
        f.seek(2, 1)
        print(f.read(2), f.tell())
        f.seek(0)
        print(f.peek(1)[:1], f.read1(4))
        buffer = bytearray(4)
        print(f.readinto(buffer), buffer)
    with open(name, "r+b") as f:
        print(f.read(2))
        f.write(b"--")
        f.seek(0)
        print(f.read())
        print(f.truncate(5), f.seek(0), f.read())
    with open(name, "ab+") as f:
        f.write(b"end")
        f.seek(0)
        print(f.read())
    with open(name, "rb", buffering=0) as f:
        print(type(f).__name__, f.read(4))
    with open(name, "wb") as f:
        f.write(b"l1\nl2\r\nl3")
    with open(name, "rb") as f:
        print(f.readlines())
