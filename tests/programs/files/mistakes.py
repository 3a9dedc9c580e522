import io
import os
import tempfile


def attempt(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("fine")
    except Exception as problem:
        print(type(problem).__name__, problem)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    attempt(open, "missing.txt")
    attempt(open, ".")
    attempt(open, "no/such/dir", "w")
    attempt(open, "f", "rw")
    attempt(open, "f", "z")
    attempt(open, "f", "")
    attempt(open, "f", "rb", encoding="utf-8")
    attempt(open, "f", "bt")
    attempt(open, "f", buffering=0)
    attempt(open, 3.5)
    attempt(open, None)
    attempt(open, -1)
    f = open("f", "w")
    attempt(f.read)
    attempt(f.write, b"bytes")
    attempt(f.write, 5)
    f.close()
    attempt(f.write, "x")
    attempt(f.read)
    attempt(f.fileno)
    print(f.closed)
    f.close()
    f = open("f")
    attempt(f.write, "x")
    attempt(f.seek, 1, 1)
    attempt(f.seek, -1)
    f.close()
    f = open("f", "rb")
    attempt(f.write, b"x")
    attempt(f.seek, 0, 9)
    f.close()
    attempt(open("f", "wb").write, "text")
    attempt(os.rename, "nothing", "else")
    attempt(os.remove, "nothing")
    attempt(os.mkdir, "f")
    attempt(os.rmdir, "f")
    attempt(os.listdir, "nowhere")
    print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
    os.chdir("/")
