import subprocess
import sys

print("before")
sys.stdout.flush()
subprocess.run(["echo", "from the child"])
print("between", flush=True)
subprocess.run("echo to stderr >&2", shell=True)
print("after")
