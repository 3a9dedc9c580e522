import queue, threading, time

rounds = 5000

def echo(here, there):
    for n in range(rounds):
        there.put(here.get())

a, b = queue.SimpleQueue(), queue.SimpleQueue()
thread = threading.Thread(target=echo, args=(a, b))
thread.start()
start = time.perf_counter()
for n in range(rounds):
    a.put(n)
    b.get()
with_switch = time.perf_counter() - start
thread.join()

start = time.perf_counter()
for n in range(rounds):
    a.put(n)
    a.get()
without = time.perf_counter() - start
print(f"a message and its answer, within one thread: {1e6 * without / rounds:.1f} us")
print(f"with another thread, two switches: {1e6 * with_switch / rounds:.1f} us")
