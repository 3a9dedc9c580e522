import threading

failures = {}

def work(number):
    if number == 1:
        raise ValueError("no paper")

def careful(number):
    try:
        work(number)
    except Exception as error:
        failures[number] = error

team = [threading.Thread(target=careful, args=(n,)) for n in range(3)]
for thread in team:
    thread.start()
for number, thread in enumerate(team):
    thread.join()
    if number in failures:
        print("worker", number, "failed:", failures[number])
    else:
        print("worker", number, "fine")
