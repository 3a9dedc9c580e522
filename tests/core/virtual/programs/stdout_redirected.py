# ends: exit 0: to buf | exit 0: to out
import threading, sys, io
from contextlib import redirect_stdout
buf = io.StringIO()
def change():
    with redirect_stdout(buf):
        pass
def ask(): print("hi")
ts = [threading.Thread(target=h) for h in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print("to buf" if buf.getvalue() else "to out")
