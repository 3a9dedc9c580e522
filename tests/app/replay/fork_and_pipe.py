import os
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(w, b"from the child")
    print("child")
    os._exit(3)
os.close(w)
print("parent", os.read(r, 100))
_, status = os.waitpid(pid, 0)
print(os.WEXITSTATUS(status))
