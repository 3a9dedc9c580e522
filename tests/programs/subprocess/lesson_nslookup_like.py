# What the tutorials do with a name look-up, with a program that is everywhere.
import subprocess

print("$ nslookup www.python.org, more or less")
r = subprocess.call(["echo", "www.python.org"], stdout=subprocess.DEVNULL)
print("Exit code:", r)
print("$ a dialogue")
p = subprocess.Popen(["sed", "s/^set q=/query for /; s/^exit$/bye/"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
output, err = p.communicate(b"set q=mx\npython.org\nexit\n")
print(output.decode("utf-8"))
print("Exit code:", p.returncode)
