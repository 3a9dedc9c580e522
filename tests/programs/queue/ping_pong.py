# Two queues make two threads take turns.
import queue, threading

there, back = queue.Queue(), queue.Queue()

def echo():
    while True:
        text = there.get()
        if text == "":
            break
        back.put(text.upper())

t = threading.Thread(target=echo)
t.start()
for word in ["one", "two", "three"]:
    there.put(word)
    print(word, back.get(timeout=5))
there.put("")
t.join()
