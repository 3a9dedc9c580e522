# What a thread sees of a loop's variable: the value now, unless it was passed.
import threading

passed = []
threads = [threading.Thread(target=passed.append, args=(i,)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(passed))
functions = []
for name in ("x", "y"):
    functions.append(lambda: name)
found = []
t = threading.Thread(target=lambda: found.extend(f() for f in functions))
t.start()
t.join()
print(found)
