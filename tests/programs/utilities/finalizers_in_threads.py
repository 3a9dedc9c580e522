# What a thread alone had goes with it, in it.
import threading, sys
class A:
    def __init__(self, n): self.n = n
    def __del__(self): sys.stdout.write(f"del {self.n} in {threading.current_thread().name}\n")
def work(a):
    sys.stdout.write("work\n")
t = threading.Thread(target=work, args=(A(1),), name="T")
t.start(); t.join()
sys.stdout.write("joined\n")
class Conn:
    def __init__(self, n): self.n = n; print("open", n)
    def __del__(self): print("close", self.n)
def worker(n):
    c = Conn(n)
    c = Conn(n + 10)
    print("working")
for i in range(2):
    t = threading.Thread(target=worker, args=(i,)); t.start(); t.join()
    print("joined", i)
