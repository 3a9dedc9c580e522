from multiprocessing import get_context

def hello():
    print("hello from spawn")

if __name__ == "__main__":
    context = get_context("spawn")
    p = context.Process(target=hello)
    p.start()
    p.join()
