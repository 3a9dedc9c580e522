import io

s = io.StringIO()
print(s.write("hello\n"), s.tell())
print("printed", 42, file=s)
print(repr(s.getvalue()))
s.seek(0)
print(repr(s.readline()), list(s))
s.seek(2)
s.write("LL")
print(repr(s.getvalue()), s.truncate(3), repr(s.getvalue()))
s = io.StringIO("a\nb\nc")
print(s.read(3), s.readlines())
b = io.BytesIO(b"binary")
print(b.read(2), b.read(), b.getvalue(), b.seek(1), b.write(b"IN"), b.getvalue(), b.tell())
b.close()
try:
    b.read()
except ValueError as problem:
    print(problem)
try:
    io.BytesIO().write("text")
except TypeError as problem:
    print(problem)
try:
    io.StringIO().write(b"bytes")
except TypeError as problem:
    print(problem)
with io.StringIO() as t:
    t.writelines(["x", "y"])
    print(t.getvalue())
