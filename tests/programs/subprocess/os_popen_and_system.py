import os
import sys

print(os.popen("echo hello").read())
with os.popen("echo a; echo b") as stream:
    print([line.strip() for line in stream])
print(os.popen("exit 3").close())
sys.stdout.flush()
print(os.system("exit 2"), os.waitstatus_to_exitcode(os.system("exit 7")))
print(os.system("kill -9 $$"))
