import os
import signal


def handler(signum, frame):
    print("handled", signum)


signal.signal(signal.SIGUSR1, handler)
before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2})
print(before)
os.kill(os.getpid(), signal.SIGUSR1)
print("blocked; pending:", signal.sigpending())
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])))
print("after unblocking", signal.sigpending())
os.kill(os.getpid(), signal.SIGUSR2)
print("waited for", repr(signal.sigwait({signal.SIGUSR2})))
print(signal.sigtimedwait([signal.SIGUSR2], 0.05))
