# Whoever has given up waiting stands in the row until it has the lock again: a notify that comes before goes to it, and is lost.
# So of two that wait, one may have given up and the other wait for ever.
# ends: stuck: 0 False | stuck: 1 False | stuck: 2 False | stuck: 1 True | stuck: 2 True | exit 0: 2 False | exit 0: 1 False
from threading import Condition, Thread

condition = Condition()
waiting = 0
told = []


def hopeful():
    global waiting
    with condition:
        waiting += 1
        told.append(condition.wait(1))


def patient():
    global waiting
    with condition:
        waiting += 1
        condition.wait()


def notify():
    with condition:
        told.insert(0, waiting)
        condition.notify()


threads = [Thread(target=target) for target in (hopeful, patient, notify)]
for thread in threads:
    thread.start()
threads[0].join()
threads[2].join()
print(*told)
