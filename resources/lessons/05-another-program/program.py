import subprocess
from subprocess import PIPE

names = "pear\napple\nfig\n"
p = subprocess.Popen(
    ["sort"], stdin=PIPE, stdout=PIPE, text=True)
output, errors = p.communicate(names)
print(output, end="")
print("exit code", p.returncode)
