# Takes it for slow and gives it more time. It waits for what is still in our buffer.
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
p.stdin.write("localhost\nnowhere\nexit\n")
try:
    p.wait(timeout=2)
except subprocess.TimeoutExpired:
    p.kill()
    print("it still waits for its first name")
print(p.stdout.read(), end="")
print("exit code", p.wait())
