# A pipe with a name in a folder: opening waits for the other end, the last writer's end is the end of the text.
import os
import stat
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "news")
os.mkfifo(path)
print(stat.S_ISFIFO(os.stat(path).st_mode), stat.filemode(0o41755), stat.filemode(0o100644))
pid = os.fork()
if pid == 0:
    with open(path, "w") as out:
        for number in range(3):
            print("line", number, file=out)
    os._exit(5)
with open(path) as source:
    for line in source:
        print("read:", line.strip())
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
try:
    os.mkfifo(path)
except FileExistsError as error:
    print(error.strerror)
os.remove(path)
os.rmdir(folder)
print(os.path.exists(folder))
