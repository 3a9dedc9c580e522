# Process subclassed; run's changes stay in the child.
from multiprocessing import Process

class Greeter(Process):
    def __init__(self, who):
        super().__init__()
        self.who = who
    def run(self):
        self.who += " (changed)"
        print("hello", self.who, self.name, flush=True)

if __name__ == "__main__":
    g = Greeter("ann")
    g.start()
    g.join()
    print(g.who, g.exitcode, g.name)
