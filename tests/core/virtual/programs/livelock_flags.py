# after you: each withdraws its wish when it sees the other's, and wishes again
# ends: exit 0: done | endless:
import threading
wants = [False, False]
def enter(me):
    other = 1 - me
    wants[me] = True
    while wants[other]:
        wants[me] = False
        wants[me] = True
    wants[me] = False
ts = [threading.Thread(target=enter, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("done")
