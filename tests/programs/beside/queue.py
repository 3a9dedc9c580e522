# A program that is called as a module of the library: whoever asks for that one gets this one.
import queue

q = queue.Queue()
q.put(1)
print(q.get())
