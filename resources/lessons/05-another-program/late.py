import subprocess, threading
from subprocess import PIPE

size = 1000000
late = True

cat = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE)

def write():
    cat.stdin.write(b"x" * size)
    cat.stdin.close()

writer = threading.Thread(target=write)
writer.start()
if late:
    writer.join(1)
    if writer.is_alive():
        print("stuck: both pipes are full", flush=True)
    else:
        print("written before reading", flush=True)
data = cat.stdout.read()
writer.join()
cat.wait()
print("read", len(data))
