import os
import subprocess

os.environ["FORKED_WITH"] = "care"
print(subprocess.check_output("echo $FORKED_WITH", shell=True, text=True).strip())
print(subprocess.run(["sh", "-c", "echo $A$B"], env={"A": "1", "PATH": os.environ["PATH"]}, capture_output=True, text=True).stdout.strip())
env = os.environ.copy()
env["B"] = "two"
print(subprocess.run(["sh", "-c", "echo $B"], env=env, capture_output=True, text=True).stdout.strip())
del os.environ["FORKED_WITH"]
print(subprocess.getoutput("echo [$FORKED_WITH]"))
print(subprocess.check_output(["pwd"], cwd="/", text=True).strip())
