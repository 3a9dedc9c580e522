import os
import signal
import sys
import time

reads, writes = os.pipe()
pid = os.fork()
if pid == 0:
    def stop(signum, frame):
        print("child: got", signal.Signals(signum).name)
        sys.stdout.flush()
        os._exit(3)

    signal.signal(signal.SIGTERM, stop)
    os.write(writes, b"ready")
    while True:
        signal.pause()
os.read(reads, 5)
os.kill(pid, signal.SIGTERM)
_, status = os.waitpid(pid, 0)
print("parent: child ended with", os.waitstatus_to_exitcode(status))
