# ends: exit 0: 1 | exit 0: 2
from threading import *
t = Thread(target=lambda: None)
t.start()
print(len(enumerate()))
t.join()
