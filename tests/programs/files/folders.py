import os
import shutil
import tempfile

top = tempfile.mkdtemp()
os.makedirs(os.path.join(top, "a", "b", "c"))
os.makedirs(os.path.join(top, "a", "b"), exist_ok=True)
for place in ("one.txt", "a/two.txt", "a/b/three.txt"):
    with open(os.path.join(top, place), "w") as f:
        f.write(place * 3)
print(sorted(os.listdir(top)))
for folder, folders, files in os.walk(top):
    print(os.path.relpath(folder, top), sorted(folders), sorted(files))
print([os.path.relpath(f, top) for f, _, _ in os.walk(top, topdown=False)])
with os.scandir(top) as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry.name, entry.is_file(), entry.is_dir(), entry.stat().st_size if entry.is_file() else "")
info = os.stat(os.path.join(top, "one.txt"))
print(info.st_size, oct(info.st_mode & 0o170000), info.st_nlink, info.st_mtime > 1e9, info[6])
os.rename(os.path.join(top, "one.txt"), os.path.join(top, "uno.txt"))
print(os.path.exists(os.path.join(top, "one.txt")), os.path.isfile(os.path.join(top, "uno.txt")), os.path.isdir(top))
os.symlink("uno.txt", os.path.join(top, "link"))
print(os.readlink(os.path.join(top, "link")), os.path.islink(os.path.join(top, "link")))
shutil.copy(os.path.join(top, "uno.txt"), os.path.join(top, "copy.txt"))
print(open(os.path.join(top, "copy.txt")).read())
os.chmod(os.path.join(top, "copy.txt"), 0o600)
print(oct(os.stat(os.path.join(top, "copy.txt")).st_mode))
try:
    os.rmdir(top)
except OSError as problem:
    print(problem.strerror)
shutil.copytree(os.path.join(top, "a"), os.path.join(top, "z"))
print(sorted(os.listdir(os.path.join(top, "z"))))
shutil.rmtree(top)
print(os.path.exists(top), shutil.which("sh") is not None, shutil.which("no-such-program"))
