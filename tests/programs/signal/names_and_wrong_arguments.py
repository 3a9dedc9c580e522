# What signals are called, and what the module refuses.
import os
import signal

print([signal.strsignal(number) for number in (1, 2, 9, 11, 15, 17, 34, 64, 30)])
print(len(signal.Signals), list(signal.Signals)[:3], signal.SIGTERM in signal.Signals, signal.Signals["SIGINT"], signal.Signals(9).name)
print(f"{signal.SIGTERM} {signal.SIGTERM!r} {signal.SIGTERM:d}", signal.SIG_DFL, signal.Handlers(1))
for wrong in (lambda: signal.signal(0, print), lambda: signal.signal(65, print), lambda: signal.signal("a", print), lambda: signal.signal(15, "x"), lambda: signal.signal(signal.SIGSTOP, print),
              lambda: signal.Signals(99), lambda: signal.Signals["SIGX"], lambda: signal.setitimer(5, 1), lambda: signal.setitimer(0, "x"), lambda: signal.setitimer(0, -1), lambda: signal.pthread_sigmask(9, []),
              lambda: signal.pthread_sigmask(0, [99]), lambda: signal.sigwait([99]), lambda: signal.raise_signal(99), lambda: signal.siginterrupt(99, True), lambda: signal.set_wakeup_fd(999),
              lambda: os.kill(os.getpid(), "x"), lambda: os.kill(99999999, 0), lambda: signal.strsignal(0), lambda: signal.alarm("x")):
    try:
        print(wrong())
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem)
