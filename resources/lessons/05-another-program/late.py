import subprocess, threading
from subprocess import PIPE

size = 1000000
late = True
command = ["cat"]

p = subprocess.Popen(command, stdin=PIPE, stdout=PIPE)

def write():
    p.stdin.write(b"x" * size)
    p.stdin.close()

writer = threading.Thread(target=write)
writer.start()
if late:
    writer.join(1)
    if writer.is_alive():
        print("stuck: both pipes are full", flush=True)
    else:
        print("written before reading", flush=True)
data = p.stdout.read()
writer.join()
p.wait()
print("read", len(data))
