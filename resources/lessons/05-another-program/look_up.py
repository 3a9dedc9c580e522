import subprocess
from subprocess import PIPE

# The program that we talk to: it reads a name and answers, until it reads exit.
look_up = """
while read name; do
  case $name in
    localhost) echo "$name is 127.0.0.1" ;;
    router) echo "$name is 192.168.0.1" ;;
    printer) echo "$name is 192.168.0.7" ;;
    exit) exit 0 ;;
    *) echo "$name: not found" ;;
  esac
done
"""

p = subprocess.Popen(["sh", "-c", look_up], stdin=PIPE, stdout=PIPE, text=True)
for name in ["localhost", "printer", "nowhere"]:
    p.stdin.write(name + "\n")
    p.stdin.flush()
    print("asked for", name)
    print("answer:", p.stdout.readline(), end="")
p.communicate("exit\n")
print("exit code", p.returncode)
