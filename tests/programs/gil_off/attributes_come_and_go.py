# options: --gil off
import threading
class Box:
    pass
box = Box()
box.a, box.b, box.c = "a", "b", "c"
wrong = []
stop = False
def churn():
    for i in range(5000):
        box.x = "x"
        box.y = "y"
        del box.x
        box.z = "z"
        del box.y, box.z
def watch():
    while not stop:
        for name in ("a", "b", "c", "x", "y", "z"):
            value = getattr(box, name, name)
            if value != name:
                wrong.append((name, value))
        if box.a != "a" or box.b != "b" or box.c != "c":
            wrong.append("abc")
        try:
            if box.y != "y": wrong.append("y")
        except AttributeError:
            pass
watchers = [threading.Thread(target=watch) for _ in range(2)]
churner = threading.Thread(target=churn)
for t in watchers + [churner]: t.start()
churner.join()
stop = True
for t in watchers: t.join()
print(len(wrong), wrong[:3], sorted(vars(box)))
