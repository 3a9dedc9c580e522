from multiprocessing import get_context

def hello():
    print("hello")

# Here should stand: if __name__ == "__main__":
p = get_context("spawn").Process(target=hello)
p.start()
p.join()
print("exit code", p.exitcode)
