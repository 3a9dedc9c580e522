import signal

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(repr(signal.getsignal(signal.SIGTERM)), signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
print(repr(signal.signal(signal.SIGTERM, signal.SIG_IGN)))
print(repr(signal.signal(signal.SIGTERM, signal.SIG_DFL)))


def handler(signum, frame):
    pass


print(repr(signal.signal(signal.SIGUSR1, handler)))
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL) is handler)
print(signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN)
print(signal.SIGINT, repr(signal.SIGINT), int(signal.SIGKILL), signal.SIGTERM == 15)
print(signal.Signals(9), signal.Signals(9).name, signal.Signals.SIGTERM.value)
print(f"{signal.SIGCHLD} {signal.SIGALRM:d} {signal.SIGUSR1!r}")
print(signal.strsignal(signal.SIGSEGV), "|", signal.strsignal(15))
print(signal.SIGKILL in signal.valid_signals())
print({signal.SIGTERM: "terminate"}[15])
