# Output on both streams, buffered text is written before the traceback's process ends.
import sys
print("out 1")
print("err 1", file=sys.stderr)
print("out 2", end="")
sys.stderr.write("err 2, no newline")
raise ValueError("after")
