import os

price = 10
print("one process:", os.getpid(), flush=True)

pid = os.fork()
if pid == 0:
    price = price + 5
    print("child", os.getpid(), "got", pid)
    print("child's price", price)
else:
    os.wait()
    print("parent", os.getpid(), "got", pid)
    print("parent's price", price)
