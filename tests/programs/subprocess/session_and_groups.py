import os
import signal
import subprocess

p = subprocess.Popen(["sleep", "30"], start_new_session=True)
print(os.getsid(p.pid) == p.pid, os.getpgid(p.pid) == p.pid)
os.killpg(os.getpgid(p.pid), signal.SIGTERM)
print(p.wait())
p = subprocess.Popen(["sleep", "30"])
print(os.getsid(p.pid) == os.getsid(0), os.getpgid(p.pid) == os.getpgrp())
p.kill()
p.wait()
p = subprocess.Popen(["sleep", "30"], process_group=0)
print(os.getpgid(p.pid) == p.pid)
p.kill()
p.wait()
