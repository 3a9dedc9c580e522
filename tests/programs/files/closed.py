# What is closed says what was tried.
import io, os, tempfile
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
s = io.StringIO("x"); s.close(); t(lambda: s.read()); t(lambda: s.write("x"))
b = io.BytesIO(b"x"); b.close(); t(lambda: b.read())
d = tempfile.mkdtemp(); p = os.path.join(d, "f")
f = open(p, "wb"); f.close(); t(lambda: f.write(b"x")); t(lambda: f.flush())
f = open(p, "rb"); f.close(); t(lambda: f.read()); t(lambda: f.readline()); t(lambda: f.readlines())
f = open(p, "w"); f.close(); t(lambda: f.write("x"))
f = open(p); f.close(); t(lambda: f.read()); t(lambda: list(f))
