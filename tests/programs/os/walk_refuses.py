# What is no path is refused when walk is called, not when somebody goes through it.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "a", "b"))
    open(os.path.join(folder, "a", "f"), "w").close()
    for topdown in (True, False):
        for where, folders, files in os.walk(folder, topdown=topdown):
            print(where[len(folder):], folders, files)
print(list(os.walk("/nothing")))
for wrong in (lambda: os.walk(5), lambda: os.getenv(1)):
    try:
        print(wrong())
    except TypeError as problem:
        print(problem)
