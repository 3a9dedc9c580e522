# ends: exit 0: to buf | exit 0: to out
import threading, sys, io
buf = io.StringIO()
old = sys.stdout
def change(): sys.stdout = buf
def ask(): print("hi")
ts = [threading.Thread(target=h) for h in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
sys.stdout = old
print("to buf" if buf.getvalue() else "to out")
