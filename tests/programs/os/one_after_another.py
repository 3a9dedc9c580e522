# Many more children than may live at once, each waited for before the next.
import os
import subprocess
from multiprocessing import Process


def nothing():
    pass


wrong = 0
for i in range(150):
    child = os.fork()
    if child == 0:
        os._exit(i % 7)
    _, status = os.waitpid(child, 0)
    wrong += os.waitstatus_to_exitcode(status) != i % 7
print("forked", wrong)
codes = [subprocess.run(["true"]).returncode for _ in range(20)]
print("programs", set(codes))
for _ in range(20):
    process = Process(target=nothing)
    process.start()
    process.join()
print("processes", process.exitcode)

# Orphans whose parent is gone are waited for by nobody here, and do not count either.
for _ in range(20):
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            os._exit(0)
        os._exit(0)
    os.waitpid(child, 0)
print("orphans")
