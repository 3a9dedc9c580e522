# options: --gil off
# Methods and class attributes are replaced while other threads call and read them.
import threading


class Machine:
    kind = 0

    def answer(self):
        return 1


def first(self):
    return 1


def second(self):
    return 2


wrong = []
stop = False


def change():
    for i in range(3000):
        Machine.answer = second if i % 2 else first
        Machine.kind = i
        setattr(Machine, f"extra{i % 40}", i)
        if i % 40 == 39:
            for k in range(40):
                delattr(Machine, f"extra{k}")


def use():
    machine = Machine()
    seen = 0
    while not stop:
        if machine.answer() not in (1, 2):
            wrong.append("answer")
        kind = machine.kind
        if kind < seen:
            wrong.append((seen, kind))
        seen = kind
        made = Machine()
        made.own = seen
        if made.own != seen:
            wrong.append("own")


users = [threading.Thread(target=use) for _ in range(3)]
changer = threading.Thread(target=change)
for thread in users + [changer]:
    thread.start()
changer.join()
stop = True
for thread in users:
    thread.join()
print(wrong[:3], Machine.kind, Machine().answer())
