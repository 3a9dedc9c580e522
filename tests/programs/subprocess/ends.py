import signal
import subprocess

p = subprocess.Popen(["sleep", "30"])
print(p.poll(), p.returncode)
p.terminate()
print(p.wait(), p.poll())
p.terminate()
p = subprocess.Popen(["sleep", "30"])
p.kill()
print(p.wait())
p = subprocess.Popen(["sleep", "30"])
p.send_signal(signal.SIGHUP)
print(p.wait())
try:
    subprocess.run(["sh", "-c", "kill -9 $$"], check=True)
except subprocess.CalledProcessError as problem:
    print(problem)
try:
    subprocess.check_call("kill -TERM $$", shell=True)
except subprocess.CalledProcessError as problem:
    print(problem)
