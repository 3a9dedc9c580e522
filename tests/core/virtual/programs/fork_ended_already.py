# ends: exit 0: False | exit 0: True
import os

child = os.fork()
if child:
    found, _ = os.waitpid(child, os.WNOHANG)
    print(found == child)
