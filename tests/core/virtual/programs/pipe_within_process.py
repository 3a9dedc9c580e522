# threads of one process: whoever has the pipe may write, it is but a signal that does not come
# ends: stuck:
import os, threading
r, w = os.pipe()
t = threading.Thread(target=os.read, args=(r, 1))
t.start()
t.join()
os.write(w, b"x")
