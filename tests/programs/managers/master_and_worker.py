# master/worker over managers in one file with threads
import time, queue, random, threading
from multiprocessing.managers import BaseManager
from multiprocessing import Process
task_queue = queue.Queue()
result_queue = queue.Queue()
class QueueManager(BaseManager): pass
def serve(port_box, ev):
    QueueManager.register('get_task_queue', callable=lambda: task_queue)
    QueueManager.register('get_result_queue', callable=lambda: result_queue)
    m = QueueManager(address=('127.0.0.1', 0), authkey=b'abc')
    s = m.get_server()
    port_box.append(s.address)
    ev.set()
    s.serve_forever()
class WM(BaseManager): pass
WM.register('get_task_queue'); WM.register('get_result_queue')
def worker(addr):
    m = WM(address=addr, authkey=b'abc'); m.connect()
    t, r = m.get_task_queue(), m.get_result_queue()
    while True:
        try: n = t.get(timeout=0.5)
        except queue.Empty:
            print('task queue is empty.'); break
        print('run task %d * %d' % (n, n)); r.put('%d * %d = %d' % (n, n, n * n))
if __name__ == '__main__':
    box, ev = [], threading.Event()
    threading.Thread(target=serve, args=(box, ev), daemon=True).start()
    ev.wait()
    for i in range(4): task_queue.put(i)
    p = Process(target=worker, args=(box[0],)); p.start(); p.join()
    while not result_queue.empty(): print(result_queue.get())
    bad = WM(address=box[0], authkey=b'wrong')
    try: bad.connect()
    except Exception as e: print(type(e).__name__, e)
    try: WM(address=('127.0.0.1', 1), authkey=b'x').connect()
    except ConnectionRefusedError as e: print(e)
