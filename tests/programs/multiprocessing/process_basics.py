# A Process: name, pid, exit code, arguments; memory is not shared.
from multiprocessing import Process, current_process
import os

value = ["parent"]

def child(name, *, mark):
    value.append(name)
    print("child", value, mark, current_process().name, os.getpid() != parent_pid, os.getppid() == parent_pid, flush=True)

parent_pid = os.getpid()
if __name__ == "__main__":
    p = Process(target=child, args=("x",), kwargs={"mark": "!"})
    print(p.name, p.pid, p.exitcode, p.is_alive(), p.daemon, flush=True)
    p.start()
    p.join()
    print(p.pid not in (None, parent_pid), p.exitcode, p.is_alive(), value, current_process().name)
