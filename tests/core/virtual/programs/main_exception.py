# dict changed size during iteration possible
# ends: exception RuntimeError:  | exit 0: done
import threading
d = {i: i for i in range(2)}
def f(): d["x"] = 1
t = threading.Thread(target=f); t.start()
for k in d: pass
t.join()
print("done")
