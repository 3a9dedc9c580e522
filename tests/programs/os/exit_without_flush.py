# _exit leaves at once: no flush, no finally.
import os

pid = os.fork()
if pid == 0:
    print("lost in the buffer")
    try:
        os._exit(6)
    finally:
        print("never")
print("status", os.waitpid(pid, 0)[1] >> 8)
