# The folder that a process stands in is one for all its threads.
# ends: exit 0: False | exit 0: True
import os
from threading import Thread

os.mkdir("below")
before = os.getcwd()
mover = Thread(target=os.chdir, args=("below",))
mover.start()
print(os.getcwd() == before)
