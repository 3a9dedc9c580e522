import _thread, time

def work(name):
    time.sleep(0.1)
    print(name, "is done", flush=True)

# The layer beneath threading: no name and no join, so a sleep must do.
_thread.start_new_thread(work, ("helper",))
time.sleep(0.5)
print("main does not know whether it is done")
