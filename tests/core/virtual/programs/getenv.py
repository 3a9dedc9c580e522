# ends: exit 0: a | exit 0: b
import threading, os
out = []
os.environ["K"] = "a"
def look(): out.append(os.getenv("K"))
t = threading.Thread(target=look)
t.start()
os.environ["K"] = "b"
t.join()
print(out[0])
