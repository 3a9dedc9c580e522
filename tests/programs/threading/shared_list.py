# order: any
# Threads share one memory: everything appended is there, in whatever order. One write for each line.
import sys, threading

words = []

def add(letter):
    for i in range(3):
        words.append(letter + str(i))
    sys.stdout.write(letter + " added\n")

threads = [threading.Thread(target=add, args=(c,)) for c in "abcd"]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(words))
print([w for w in words if w[0] == "a"], len(words))
