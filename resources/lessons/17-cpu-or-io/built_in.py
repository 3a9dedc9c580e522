import time

text = "ab" * 300000

def loop():
    total = 0
    for letter in text:
        if letter == "a":
            total = total + 1
    return total

def built_in():
    return text.count("a")

def seconds(work):
    start = time.thread_time()
    work()
    return time.thread_time() - start

if loop() != built_in():
    print("the results differ")
if seconds(loop) > 2 * seconds(built_in):
    print("count is more than twice as fast")
else:
    print("count is not twice as fast")
