# python: 3.11
import threading, concurrent.futures as cf, multiprocessing as mp, time
def f(): 1/0
t=threading.Thread(target=f); t.start(); t.join()
class T(threading.Thread):
    def run(self): raise ValueError('x')
t=T(); t.start(); t.join()
tm=threading.Timer(0.01,f); tm.start(); tm.join()
if __name__=='__main__':
    p=mp.Process(target=f, name='P'); p.start(); p.join(); print(p.exitcode, flush=True)
    with cf.ThreadPoolExecutor(1) as ex:
        fu=ex.submit(f)
        while not fu.done(): time.sleep(0.01)
        import traceback
        try: fu.result()
        except ZeroDivisionError: traceback.print_exc()
        fu.result()
