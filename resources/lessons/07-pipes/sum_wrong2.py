# Sends, and never receives: a sent value gets into no variable by itself.
from multiprocessing import Pipe, Process

total = 0

def work(end, numbers):
    end.send(sum(numbers))

if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=work, args=(yours, [1, 2, 3, 4]))
    p.start()
    p.join()
    print("sum", total)
