import os
import subprocess
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "out.txt")
    with open(name, "w") as out:
        subprocess.run(["echo", "to a file"], stdout=out)
        out.flush()
    with open(name) as back:
        print(back.read())
    with open(name) as given:
        print(subprocess.run(["tr", "a-z", "A-Z"], stdin=given, capture_output=True, text=True).stdout)
    with open(name, "wb") as out:
        subprocess.run(["sh", "-c", "echo 1; echo 2 >&2"], stdout=out, stderr=subprocess.STDOUT)
    print(open(name, "rb").read())
print(subprocess.run(["echo", "unseen"], stdout=subprocess.DEVNULL).returncode)
print(subprocess.run(["cat"], stdin=subprocess.DEVNULL, capture_output=True).stdout)
