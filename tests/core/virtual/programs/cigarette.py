# agent + 2 smokers naive: tobacco taken by the wrong one -> stuck
# ends: exit 0: smoked | stuck:
import threading
tobacco, paper = threading.Semaphore(0), threading.Semaphore(0)
match = threading.Semaphore(0)
def agent(): tobacco.release(); paper.release()
def has_match(): tobacco.acquire(); paper.acquire(); print("smoked")
def has_paper(): tobacco.acquire(); match.acquire()
ts = [threading.Thread(target=agent), threading.Thread(target=has_match), threading.Thread(target=has_paper, daemon=True)]
for t in ts: t.start()
for t in ts[:2]: t.join()
