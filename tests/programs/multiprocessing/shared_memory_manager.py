from multiprocessing import shared_memory, Process
from multiprocessing.managers import SharedMemoryManager
def do_work(sl, start, stop):
    for i in range(start, stop):
        sl[i] = sl[i] * 2
if __name__ == '__main__':
    with SharedMemoryManager() as smm:
        sl = smm.ShareableList(range(10))
        p1 = Process(target=do_work, args=(sl, 0, 5))
        p2 = Process(target=do_work, args=(sl, 5, 10))
        p1.start(); p2.start()
        p1.join(); p2.join()
        print(list(sl), sum(sl))
        raw = smm.SharedMemory(size=128)
        raw.buf[0] = 7
        print(raw.buf[0])
