import time
from multiprocessing import Pipe, Process, Value

size = 30000
pause = 1
duplex = False

def work(end, sent):
    for n in range(10):
        end.send("x" * size)
        sent.value = n + 1
    end.close()

if __name__ == "__main__":
    reading, writing = Pipe(duplex)
    sent = Value("i", 0)
    p = Process(target=work, args=(writing, sent))
    p.start()
    writing.close()
    time.sleep(pause)
    print("sent before anything was read:", sent.value, flush=True)
    for n in range(10):
        reading.recv()
    p.join()
    print("sent in the end:", sent.value)
