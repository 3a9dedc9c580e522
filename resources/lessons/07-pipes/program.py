import time
from multiprocessing import Pipe, Process

def work(end):
    time.sleep(0.3)
    end.send("ready")
    end.send([1, 2, 3])
    end.close()

if __name__ == "__main__":
    reading, writing = Pipe(duplex=False)
    p = Process(target=work, args=(writing,))
    p.start()
    print("got", reading.recv())
    print("got", reading.recv())
    p.join()
