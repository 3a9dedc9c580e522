# A file takes another one's place at once.
# ends: exit 0: new | exit 0: old
import os
from threading import Thread

for name, text in (("a.txt", "new"), ("b.txt", "old")):
    with open(name, "w") as file:
        file.write(text)
mover = Thread(target=os.replace, args=("a.txt", "b.txt"))
mover.start()
print(open("b.txt").read())
