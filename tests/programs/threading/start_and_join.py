# A thread runs beside main; join waits for it; its results come through shared objects.
import threading

results = []

def work(name, times):
    for i in range(times):
        results.append((name, i))

a = threading.Thread(target=work, args=("a", 3))
print(a.name, a.is_alive(), a.daemon, a.ident)
a.start()
a.join()
b = threading.Thread(target=work, kwargs={"name": "b", "times": 2}, name="second")
b.start()
b.join()
print(results, a.is_alive(), b.name, a.ident is not None, a.ident != threading.get_ident() or "reused")
c = threading.Thread()
c.start()
c.join()
print(c.is_alive(), threading.active_count())
