import os
import tempfile

folder = tempfile.mkdtemp()
name = os.path.join(folder, "a.txt")
with open(name, "w") as f:
    print(f.write("first\nsecond\n"), f.writable(), f.readable())
    f.writelines(["third\n", "fourth"])
with open(name) as f:
    print(f.read())
    print(repr(f.read()))
with open(name) as f:
    print(f.readline(), f.readline(3), f.readlines())
with open(name) as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip())
with open(name, "a") as f:
    print(f.tell())
    f.write("\nfifth")
print(open(name).read().split("\n"))
with open(name, "r+") as f:
    print(f.read(5))
    f.seek(0)
    f.write("FIRST")
    f.seek(0)
    print(f.readline())
    f.seek(0, 2)
    print(f.tell())
with open(name, "w+") as f:
    f.write("abc")
    f.seek(0)
    print(f.read())
try:
    open(name, "x")
except FileExistsError as problem:
    print(problem.errno, problem.strerror)
os.remove(name)
os.rmdir(folder)
