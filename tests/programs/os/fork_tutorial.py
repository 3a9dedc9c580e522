# order: any
# fork variants
import os, sys, time
print('Process (%s) start...' % 'main')
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    print('I am child process and my parent is there:', os.getppid() > 0)
    sys.exit(0)
else:
    os.waitpid(pid, 0)
    print('I created a child process.')
# buffered output duplicated
print('buffered', end=' ')
pid = os.fork()
if pid == 0: print('child'); os._exit(0)
os.waitpid(pid, 0)
print('parent')
for i in range(2):
    if os.fork() == 0:
        print('in child', i); sys.stdout.flush(); os._exit(i)
sts = sorted(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(2))
print(sts)
r, w = os.pipe()
pid = os.fork()
if not pid:
    os.dup2(w, 1); os.close(r); os.close(w)
    os.execlp('sh', 'sh', '-c', 'echo to pipe; exit 5')
os.close(w)
with os.fdopen(r) as f: print(f.read(), end='')
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
def spawn(f, *a):
    pid = os.fork()
    if pid: return pid
    try: f(*a); code = 0
    except SystemExit as e: code = e.code
    except BaseException as e: print('exc', e); code = 1
    finally: sys.stdout.flush()
    os._exit(code)
print(os.waitpid(spawn(lambda: 1 / 0), 0)[1])
print(os.waitpid(spawn(sys.exit, 9), 0)[1] >> 8)
z = spawn(lambda: None); time.sleep(0.1)
print(os.waitid(os.P_PID, z, os.WEXITED).si_status)
try: os.waitpid(z, 0)
except ChildProcessError: print('gone')
import atexit
atexit.register(print, 'atexit', 1)
pid = os.fork()
if not pid: sys.exit(2)
os.waitpid(pid, 0)
print(os.getpid() != os.getppid())
