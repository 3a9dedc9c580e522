# A thread that starts another, beside one that the main thread starts meanwhile. In a row are the main thread's two accesses and the four of
# the one it starts then; beside them two and two: 10! / (6! 2! 2!) = 1260
# interleavings: 1260
# outcomes: 21
import threading
a = 0
b = 0
def inner():
    global b
    b = b * 2 + 1
def outer():
    global a
    t = threading.Thread(target=inner)
    t.start()
    a = a * 2 + 1
    t.join()
def other():
    global a, b
    a = a * 3 + 1
    b = b * 3 + 1
t1 = threading.Thread(target=outer)
t1.start()
a = a + 10
t2 = threading.Thread(target=other)
t2.start()
t1.join()
t2.join()
print(a, b)
