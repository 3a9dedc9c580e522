import time

text = "abracadabra" * 60000

def slow():
    total = 0
    for letter in text:
        if letter == "a":
            total = total + 1
    return total

def work():
    total = 0
    for letter in text:
        if letter == "a":
            total = total + 1
    return total

start = time.thread_time()
expected = slow()
middle = time.thread_time()
result = work()
end = time.thread_time()
print("right" if result == expected else "wrong")
print("fast enough" if middle - start > 2 * (end - middle) else "too slow")
