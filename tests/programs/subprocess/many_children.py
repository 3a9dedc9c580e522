import subprocess

children = [subprocess.Popen(["sh", "-c", f"exit {n}"]) for n in range(12)]
print([child.wait() for child in children])
outputs = [subprocess.Popen(["echo", str(n)], stdout=subprocess.PIPE, text=True) for n in range(5)]
print([child.communicate()[0].strip() for child in outputs])
