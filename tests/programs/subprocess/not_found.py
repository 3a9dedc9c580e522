import subprocess

for args in (["no-such-program-anywhere"], ["/no/such/file"], ["./missing", "arg"]):
    try:
        subprocess.run(args)
    except FileNotFoundError as problem:
        print(problem, problem.errno, problem.filename)
try:
    subprocess.run(["true"], cwd="/no/such/folder")
except FileNotFoundError as problem:
    print(problem)
try:
    subprocess.run(["/etc"])
except PermissionError as problem:
    print(problem)
print(subprocess.run("no-such-program-anywhere 2>/dev/null", shell=True).returncode)
for bad in ([], [1, 2], None):
    try:
        subprocess.run(bad)
    except Exception as problem:
        print(type(problem).__name__, problem)
