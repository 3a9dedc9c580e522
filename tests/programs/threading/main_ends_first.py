# What the main program printed is out when it has ended, even if a thread then ends the process the hard way.
import atexit
import os
import threading


def after():
    main = threading.main_thread()
    main.join()
    print("never seen", main.is_alive())
    os._exit(3 + main.is_alive() + len(threading.enumerate()))


@atexit.register
def never():
    print("not reached: a thread is still there")


threading.Thread(target=after).start()
print("the main program's last words")
