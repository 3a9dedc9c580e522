# Handlers run in the main thread, whoever sends the signal.
import os
import signal
import threading
import time

done = threading.Event()


def handler(signum, frame):
    print("in", threading.current_thread().name)
    done.set()


signal.signal(signal.SIGUSR1, handler)
sender = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1), name="sender")
sender.start()
done.wait()
sender.join()
