import subprocess
import time

start = time.monotonic()
try:
    subprocess.run(["sleep", "10"], timeout=0.2)
except subprocess.TimeoutExpired as problem:
    print(problem.cmd, problem.timeout <= 0.2, problem.output, problem.stderr)
try:
    subprocess.run("echo early; exec sleep 10", shell=True, capture_output=True, timeout=0.5)
except subprocess.TimeoutExpired as problem:
    print(problem, problem.stdout, problem.stderr)
p = subprocess.Popen(["sh", "-c", "echo first; sleep 0.6; echo second"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
try:
    p.communicate(timeout=0.2)
except subprocess.TimeoutExpired as problem:
    print("not yet:", problem.timeout)
print(p.communicate(timeout=10))
p = subprocess.Popen(["sleep", "10"])
try:
    p.wait(timeout=0.1)
except subprocess.TimeoutExpired as problem:
    print(problem)
print(p.poll())
p.kill()
print(p.wait(), p.returncode)
print(time.monotonic() - start < 8)
