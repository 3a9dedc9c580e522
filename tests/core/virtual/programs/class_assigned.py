# ends: exit 0: cat | exit 0: dog
import threading
class Cat:
    def say(self): return "cat"
class Dog:
    def say(self): return "dog"
pet = Cat()
out = []
def change(): pet.__class__ = Dog
def ask(): out.append(pet.say())
ts = [threading.Thread(target=f) for f in (change, ask)]
for t in ts: t.start()
for t in ts: t.join()
print(out[0])
