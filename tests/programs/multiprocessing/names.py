# Default names count up over the program; a nested process's name carries its parent's.
from multiprocessing import Process, current_process

def show():
    print(current_process().name, flush=True)

def nest():
    show()
    p = Process(target=show)
    p.start()
    p.join()

if __name__ == "__main__":
    show()
    for target, name in [(show, None), (show, "named"), (nest, None)]:
        p = Process(target=target, name=name)
        p.start()
        p.join()
        print(p.name, flush=True)
