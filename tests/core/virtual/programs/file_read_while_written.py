# Who opens a file to write empties it at once; what is written comes when it is closed.
# ends: exit 0: | exit 0: 0 | exit 0: 1
from threading import Thread

with open("note.txt", "w") as file:
    file.write("0")


def write():
    with open("note.txt", "w") as file:
        file.write("1")


writer = Thread(target=write)
writer.start()
print(open("note.txt").read())
