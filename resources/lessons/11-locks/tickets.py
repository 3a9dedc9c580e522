import threading, time

left = 100
sold = []

def sell():
    global left
    while left > 0:
        number = left
        time.sleep(0.001)
        left = number - 1
        sold.append(number)

counters = [threading.Thread(target=sell) for n in range(2)]
for counter in counters:
    counter.start()
for counter in counters:
    counter.join()
print("sold", len(sold), "left", left)
