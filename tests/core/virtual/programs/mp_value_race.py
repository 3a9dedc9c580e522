# 2 x (load, store) of value: 4!/(2!2!)=6 interleavings if only these count
# ends: exit 0: 1 | exit 0: 2
from multiprocessing import Process, Value
def work(v):
    v.value = v.value + 1
if __name__ == "__main__":
    v = Value('i', 0)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
