from multiprocessing import Pipe, Process

def work(end, numbers):
    end.send(sum(numbers))

if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=work, args=(yours, [1, 2, 3, 4]))
    p.start()
    total = mine.recv()
    p.join()
    print("sum", total)
