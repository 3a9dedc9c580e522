# ends: exit 0: before | signal SIGALRM: | signal SIGALRM: before
import signal

signal.alarm(1)
print("before")
signal.alarm(0)
