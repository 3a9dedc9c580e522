import threading, time

served = [0, 0, 0]

def serve(worker):
    for n in range(3):
        time.sleep(0.2)
        if worker == 1 and n == 1:
            raise ValueError("no paper")
        served[worker] = served[worker] + 1

team = [threading.Thread(target=serve, args=(n,))
        for n in range(3)]
for thread in team: thread.start()
for thread in team: thread.join()
print("served", *served)
