import threading

def work(number):
    try:
        if number == 1:
            raise ValueError("no paper")
    except ValueError:
        pass

team = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for number, thread in enumerate(team):
    thread.join()
    print("worker", number, "fine")
