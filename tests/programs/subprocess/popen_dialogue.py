# Line by line with another program.
import subprocess

with subprocess.Popen(["sed", "-u", "s/^/> /"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as p:
    for word in ("one", "two", "three"):
        p.stdin.write(word + "\n")
        p.stdin.flush()
        print(p.stdout.readline().rstrip())
print("ended", p.returncode, p.stdin.closed, p.stdout.closed)

p = subprocess.Popen(["sh", "-c", "echo a; echo b; echo c"], stdout=subprocess.PIPE)
for line in p.stdout:
    print(line)
print(p.wait())
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.stdin.write(b"abc"))
p.stdin.close()
print(p.stdout.read(), p.wait(), p.poll())
