import subprocess

p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
output, err = p.communicate(b"set q=mx\npython.org\nexit\n")
print(output.decode("utf-8"))
print("Exit code:", p.returncode, err)
p = subprocess.Popen(["tr", "a-z", "A-Z"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate("shout\n"))
p = subprocess.Popen(["sh", "-c", "echo out; echo err >&2; exit 6"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
print(p.communicate(), p.returncode)
p = subprocess.Popen(["echo", "only out"], stdout=subprocess.PIPE)
print(p.communicate())
big = "x" * 300000
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
print(p.communicate(big) == (big, ""))
p = subprocess.Popen(["true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.communicate(b"y" * 200000), p.returncode)
