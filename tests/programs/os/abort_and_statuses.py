import os

for code in (0, 1, 42, 255, 256, 300, -1):
    pid = os.fork()
    if pid == 0:
        os._exit(code)
    _, status = os.waitpid(pid, 0)
    print(code, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
pid = os.fork()
if pid == 0:
    os.abort()
_, status = os.waitpid(pid, 0)
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
print(os.EX_OK, os.EX_USAGE, os.WNOHANG)
print(os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "exit 6"))
pid = os.spawnvp(os.P_NOWAIT, "true", ["true"])
print(os.waitpid(pid, 0)[1])
for code in (3, 3.5, "x", None, [1]):
    pass
