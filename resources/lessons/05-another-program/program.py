from subprocess import PIPE, Popen

names = "pear\napple\nfig\n"
p = Popen(["sort"], stdin=PIPE,
          stdout=PIPE, stderr=PIPE,
          text=True)
output, errors = p.communicate(names)
print(output, end="")
print("exit code", p.returncode)
