# three threads print one line; the order of 3: 6 outcomes by output; last line a, b, or c
# ends: exit 0: a | exit 0: b | exit 0: c
import threading
ts = [threading.Thread(target=print, args=(x,)) for x in "abc"]
for t in ts: t.start()
for t in ts: t.join()
