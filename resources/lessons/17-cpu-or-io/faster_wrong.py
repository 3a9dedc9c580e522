# Adds threads: under the GIL that computes no faster.
import threading, time

text = "abracadabra" * 60000

def slow():
    total = 0
    for letter in text:
        if letter == "a":
            total = total + 1
    return total

def part(found, letters):
    total = 0
    for letter in letters:
        if letter == "a":
            total = total + 1
    found.append(total)

def work():
    found = []
    half = len(text) // 2
    team = [threading.Thread(target=part, args=(found, text[:half])),
            threading.Thread(target=part, args=(found, text[half:]))]
    for thread in team:
        thread.start()
    for thread in team:
        thread.join()
    return sum(found)

start = time.thread_time()
expected = slow()
middle = time.thread_time()
result = work()
end = time.thread_time()
print("right" if result == expected else "wrong")
print("fast enough" if middle - start > 2 * (end - middle) else "too slow")
