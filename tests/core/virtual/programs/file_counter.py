# Each reads the number in a file and writes one more. Nobody keeps the other out: both may read 0.
# ends: exit 0: 1 | exit 0: 2
from threading import Thread

with open("counter.txt", "w") as file:
    file.write("0")


def count():
    with open("counter.txt") as file:
        number = int(file.read())
    with open("counter.txt", "r+") as file:
        file.write(str(number + 1))


a = Thread(target=count)
b = Thread(target=count)
a.start()
b.start()
a.join()
b.join()
print(open("counter.txt").read())
