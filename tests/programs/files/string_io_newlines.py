# StringIO with each kind of line end.
import io
for nl in ("\n", "\r", "\r\n", "", None):
    s = io.StringIO("a\nb\r\nc\rd", newline=nl)
    print(repr(nl), repr(s.getvalue()), s.readlines(), repr(s.newlines))
    s = io.StringIO(newline=nl)
    s.write("x\ny\r\nz\r")
    print(repr(s.getvalue()), repr(s.newlines))
