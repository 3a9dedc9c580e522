import subprocess

p = subprocess.Popen(["true"], stdin=subprocess.PIPE)
p.wait()
try:
    p.stdin.write(b"x" * 100)
    p.stdin.flush()
except BrokenPipeError as problem:
    print("broken:", problem)
try:
    p.stdin.close()
except BrokenPipeError as problem:
    print("and at close")
