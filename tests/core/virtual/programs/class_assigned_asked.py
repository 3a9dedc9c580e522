# ends: exit 0: True | exit 0: False
import threading
class Cat: pass
class Dog: pass
pet = Cat()
out = []
def change(): pet.__class__ = Dog
def ask(): out.append(isinstance(pet, Cat))
ts = [threading.Thread(target=f) for f in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
