# ends: exit 0: child got SIGUSR1
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
pid = os.fork()
if pid == 0:
    print("child got", signal.Signals(signal.sigwait({signal.SIGUSR1})).name, flush=True)
    os._exit(0)
os.kill(pid, signal.SIGUSR1)
os.waitpid(pid, 0)
