# Believes that join gives back what the target returns.
from multiprocessing import Pipe, Process

total = 0

def work(end, numbers):
    return sum(numbers)

if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=work, args=(yours, [1, 2, 3, 4]))
    p.start()
    total = p.join()
    print("sum", total)
