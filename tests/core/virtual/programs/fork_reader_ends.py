# The end of the only process that could read closes the pipe, and comes at any time.
# ends: exit 0: broken | exit 0: written
import os

r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    try:
        os.write(w, b"x")
        print("written")
    except BrokenPipeError:
        print("broken")
