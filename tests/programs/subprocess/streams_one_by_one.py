import io
import subprocess
import sys

p = subprocess.Popen(["sh", "-c", "read a; read b; echo $b $a; exit 2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print("first", file=p.stdin)
print("second", file=p.stdin)
p.stdin.close()
print(p.stdout.read().strip(), p.wait())
p = subprocess.Popen(["sh", "-c", "for i in 1 2 3; do echo line $i; done"], stdout=subprocess.PIPE, text=True)
while True:
    line = p.stdout.readline()
    if line == "" and p.poll() is not None:
        break
    if line:
        print(line.strip())
p = subprocess.Popen("cat >&2", shell=True, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
print(p.communicate(b"to stderr"))
print(isinstance(p, subprocess.Popen), p.args, p.pid > 0)
p = subprocess.Popen(["sh", "-c", "sleep 0.2; exit 5"])
waits = 0
import time
while p.poll() is None:
    time.sleep(0.02)
    waits += 1
print(p.returncode, waits > 1)
with subprocess.Popen(["sort", "-n"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
    out, _ = p.communicate("10\n9\n100\n")
print(out.split())
lines = subprocess.run(["printf", "x\\ny\\n"], stdout=subprocess.PIPE, text=True).stdout.splitlines()
print(lines)
