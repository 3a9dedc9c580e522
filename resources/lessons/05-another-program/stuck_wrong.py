# Counts one pipe. There are two, and cat empties the first into the second.
import subprocess, threading
from subprocess import PIPE

size = 100000

cat = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE)

def write():
    cat.stdin.write(b"x" * size)
    cat.stdin.close()

writer = threading.Thread(target=write)
writer.start()
writer.join(1)
if writer.is_alive():
    print("stuck", flush=True)
else:
    print("all written", flush=True)
cat.stdout.read()
writer.join()
cat.wait()
