# As in CPython 3.11: who is interrupted while it waits for a thread takes that for ended, and the program's end waits no more for it.
import os, signal, threading, time

def work():
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.5)
    print("is not seen any more")

thread = threading.Thread(target=work)
thread.start()
try:
    thread.join()
except KeyboardInterrupt:
    print("interrupted", thread.is_alive(), threading.active_count())
thread.join()
thread.join(timeout=5)
print("end")
