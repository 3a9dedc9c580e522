import subprocess

done = subprocess.run(["sh", "-c", "echo answer; echo complaint >&2"],
                      capture_output=True, text=True)
print("output:", done.stdout, end="")
print("errors:", done.stderr, end="")
try:
    subprocess.run(["sleep", "30"], timeout=0.5)
except subprocess.TimeoutExpired:
    print("too slow: sleep was killed")
