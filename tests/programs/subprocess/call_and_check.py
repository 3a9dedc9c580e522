import subprocess

print("Exit code:", subprocess.call(["true"]))
print("Exit code:", subprocess.call(["false"]))
print(subprocess.call("exit 4", shell=True))
print(subprocess.check_call(["true"]))
try:
    subprocess.check_call(["sh", "-c", "exit 2"])
except subprocess.CalledProcessError as problem:
    print(problem, problem.returncode, problem.cmd, problem.output)
print(subprocess.check_output(["echo", "x"]))
print(subprocess.check_output("echo $((6 * 7))", shell=True, text=True))
try:
    subprocess.check_output("echo partial; exit 9", shell=True)
except subprocess.CalledProcessError as problem:
    print(repr(problem), problem.output, problem.stdout)
try:
    subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as problem:
    print(problem)
result = subprocess.run("exit 1", shell=True)
try:
    result.check_returncode()
except subprocess.CalledProcessError as problem:
    print(problem)
print(subprocess.getoutput("echo one; echo two"))
print(subprocess.getstatusoutput("echo bad >&2; exit 5"))
