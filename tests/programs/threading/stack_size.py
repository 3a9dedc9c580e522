# The size for the stacks of new threads: too small a one is refused.
import threading

print(threading.stack_size(), threading.stack_size(65536), threading.stack_size(262144))
thread = threading.Thread(target=lambda: print("a thread runs"))
thread.start()
thread.join()
for wrong in (1, 32767, -1, "a", 1.5, None):
    try:
        print(threading.stack_size(wrong))
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
print(threading.stack_size(0), threading.stack_size())
