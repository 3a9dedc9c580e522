# Believes that a name on the left makes a lambda picklable. Its own name is still <lambda>.
from multiprocessing import get_context

hello = lambda: print("hello from spawn")

if __name__ == "__main__":
    context = get_context("spawn")
    p = context.Process(target=hello)
    p.start()
    p.join()
