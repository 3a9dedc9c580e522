from multiprocessing import get_context

if __name__ == "__main__":
    context = get_context("spawn")
    p = context.Process(target=lambda: print("hello from spawn"))
    p.start()
    p.join()
