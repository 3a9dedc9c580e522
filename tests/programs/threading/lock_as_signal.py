# Two threads take turns with two locks, so the order of the output is certain.
import threading

ping, pong = threading.Lock(), threading.Lock()
pong.acquire()

def player(word, mine, other):
    for i in range(4):
        mine.acquire()
        print(word, i)
        other.release()

a = threading.Thread(target=player, args=("ping", ping, pong))
b = threading.Thread(target=player, args=("pong", pong, ping))
a.start()
b.start()
a.join()
b.join()
