# what a process that is ended has not written is missing
# ends: exit 0: 0 | exit 0: 1
from multiprocessing import Process, Value
def bump(v):
    v.value = 1
if __name__ == "__main__":
    v = Value("i", 0, lock=False)
    p = Process(target=bump, args=(v,))
    p.start()
    p.terminate()
    p.join()
    print(v.value)
