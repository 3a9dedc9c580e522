# Writes once for each communicate. There is one only: it closes the input and waits for the end.
import subprocess
from subprocess import PIPE

look_up = """
while read name; do
  case $name in
    localhost) echo "$name is 127.0.0.1" ;;
    exit) exit 0 ;;
    *) echo "$name: not found" ;;
  esac
done
"""

p = subprocess.Popen(["sh", "-c", look_up], stdin=PIPE, stdout=PIPE, text=True)
output, errors = p.communicate("localhost\n")
print(output, end="")
print("exit code", p.wait())
