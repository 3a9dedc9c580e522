import sys

print("a thread may keep the GIL for", sys.getswitchinterval(), "s while others wait")
sys.setswitchinterval(0.001)
print("now for", sys.getswitchinterval(), "s")
