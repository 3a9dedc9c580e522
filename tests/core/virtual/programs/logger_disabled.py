# ends: exit 0: seen | exit 0: unseen
import threading, logging, io
buf = io.StringIO()
log = logging.getLogger("x")
log.addHandler(logging.StreamHandler(buf))
log.propagate = False
log.setLevel(logging.INFO)
def change(): log.disabled = True
def ask(): log.info("hello")
ts = [threading.Thread(target=h) for h in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print("seen" if buf.getvalue() else "unseen")
