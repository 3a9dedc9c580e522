import os

os.register_at_fork(before=lambda: print("before", flush=True), after_in_parent=lambda: print("parent", flush=True),
                    after_in_child=lambda: None)
pid = os.fork()
if pid == 0:
    os._exit(0)
print(os.waitpid(pid, 0)[1])
