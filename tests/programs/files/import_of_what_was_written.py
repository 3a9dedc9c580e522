# A module that was written and not closed stands in its file when it is imported. It lies beside the program that another has started.
import os
import subprocess
import sys
import tempfile

TEXT = """
import os
here = os.path.dirname(os.path.abspath(__file__))
open(os.path.join(here, "made.py"), "w").write("answer = 42\\n")
import made
print(made.answer)
f = open(os.path.join(here, "late.py"), "w")
f.write("answer = 43\\n")
try:
    import late
    print(late.answer)
except AttributeError as problem:
    print("still held back")
"""

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "main.py"), "w") as f:
        f.write(TEXT)
    done = subprocess.run([sys.executable, os.path.join(folder, "main.py")], capture_output=True, text=True)
    print(done.stdout, done.stderr, done.returncode)
