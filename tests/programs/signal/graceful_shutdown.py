# The pattern of servers: a flag that the handler sets, a loop that looks at it.
import os
import signal
import time

running = True


def shutdown(signum, frame):
    global running
    print(f"received {signal.Signals(signum).name}, shutting down")
    running = False


signal.signal(signal.SIGTERM, shutdown)
signal.signal(signal.SIGINT, shutdown)
parent = os.getpid()
pid = os.fork()
if pid == 0:
    time.sleep(0.3)
    os.kill(parent, signal.SIGTERM)
    os._exit(0)
rounds = 0
while running:
    time.sleep(0.05)
    rounds += 1
os.waitpid(pid, 0)
print("cleaned up after some rounds:", rounds > 0)
