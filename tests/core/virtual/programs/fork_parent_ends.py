# A parent that does not wait may have ended by the time its child looks who that is, or not.
# ends: exit 0: child | exit 0: orphan
import os

if os.fork() == 0:
    print("orphan" if os.getppid() == 1 else "child")
