# Output that was not flushed before the fork is in both processes' buffers, and comes out twice.
import os

print("printed before the fork")
pid = os.fork()
if pid:
    os.wait()
    print("parent")
else:
    print("child")
