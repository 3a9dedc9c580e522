import os
import subprocess

reads, writes = os.pipe()
os.set_inheritable(writes, True)
subprocess.run(["sh", "-c", f"echo through {writes - writes} >&{writes}"], pass_fds=[writes])
os.close(writes)
print(os.read(reads, 100))
os.close(reads)
reads, writes = os.pipe()
os.set_inheritable(writes, True)
print(subprocess.run(["sh", "-c", f"echo x >&{writes}"], stderr=subprocess.DEVNULL).returncode != 0)
p = subprocess.Popen(["sh", "-c", "echo $$"], stdout=subprocess.PIPE, preexec_fn=lambda: os.setpgid(0, 0), text=True)
print(int(p.communicate()[0]) == p.pid)


def fails():
    raise ValueError


try:
    subprocess.run(["true"], preexec_fn=fails)
except subprocess.SubprocessError as problem:
    print(problem)
