import subprocess

result = subprocess.run(["echo", "hello", "world"], capture_output=True, text=True)
print(result)
print(result.returncode, repr(result.stdout), repr(result.stderr))
result = subprocess.run(["echo", "bytes"], stdout=subprocess.PIPE)
print(result.stdout)
print(subprocess.run("exit 3", shell=True).returncode)
print(subprocess.run(["sh", "-c", "echo out; echo err >&2"], capture_output=True))
print(subprocess.run(["cat"], input="some text\n", text=True, capture_output=True).stdout)
print(subprocess.run(["sort"], input=b"b\na\nc\n", stdout=subprocess.PIPE).stdout.decode().split())
