import os
import sys
import tempfile

reads, writes = os.pipe()
with os.fdopen(writes, "w") as f:
    print("through the pipe", file=f)
with os.fdopen(reads) as f:
    print(f.read())
fd, name = tempfile.mkstemp()
print(os.write(fd, b"0123456789"), os.lseek(fd, 3, os.SEEK_SET), os.read(fd, 4))
print(os.fstat(fd).st_size, os.ftruncate(fd, 5), os.stat(name).st_size)
copy = os.dup(fd)
print(os.lseek(copy, 0, os.SEEK_CUR) == os.lseek(fd, 0, os.SEEK_CUR), os.get_inheritable(copy))
os.close(copy)
for wrong in (copy, 12345):
    try:
        os.read(wrong, 1)
    except OSError as problem:
        print(problem)
os.close(fd)
os.unlink(name)
sys.stdout.flush()
saved = os.dup(1)
target = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
os.dup2(target, 1)
print("into the file", flush=True)
os.write(1, b"raw\n")
os.dup2(saved, 1)
os.close(saved)
os.close(target)
print(open(name).read())
os.remove(name)
