# sys.executable runs programs in the language.
import subprocess
import sys

p = subprocess.run([sys.executable, "-c", "print('hello from', 6 * 7)"], capture_output=True, text=True)
print(p.returncode, p.stdout, p.stderr)
code = """
import sys
for line in sys.stdin:
    print(line.strip()[::-1], flush=True)
sys.exit(len(sys.argv))
"""
p = subprocess.Popen([sys.executable, "-u", "-c", code, "a", "b"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate("abc\nxyz\n"), p.returncode)
sys.stdout.flush()
p = subprocess.run([sys.executable, "-c", "import os, sys; print(os.getppid() == int(sys.argv[1]))", str(__import__("os").getpid())])
p = subprocess.run([sys.executable, "-c", "raise ValueError('in the child')"], stderr=subprocess.PIPE, text=True)
print(p.returncode, p.stderr.splitlines()[-1])
