import subprocess

print("true said", subprocess.call(["true"]))
print("false said", subprocess.call(["false"]))
print("sh said", subprocess.call(["sh", "-c", "exit 7"]))
try:
    subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as error:
    print("check=True raised:", error)
try:
    subprocess.call(["no-such-program"])
except FileNotFoundError:
    print("no-such-program was not found")
