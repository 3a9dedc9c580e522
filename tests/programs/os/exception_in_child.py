# check: type
# An uncaught exception in a forked child ends the child with 1.
import os

pid = os.fork()
if pid == 0:
    raise ValueError("in the child")
print("status", os.waitpid(pid, 0)[1] >> 8)
