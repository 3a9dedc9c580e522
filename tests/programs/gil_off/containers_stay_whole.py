# options: --gil off
# Many threads change the same containers at once. What each operation promises by itself holds; nothing is torn.
import queue
import threading

ROUNDS = 2000
shared_list, shared_dict, shared_set = [], {}, set()
texts = {}
counts = {"a": 0}
items = queue.Queue()
problems = []


def work(number):
    for i in range(ROUNDS):
        shared_list.append((number, i))
        shared_dict[number, i] = i
        shared_set.add((number, i % 50))
        texts[number] = texts.get(number, "") + "ab"
        items.put((number, i))
        if i % 3 == 0:
            shared_dict.pop((number, i))
        if i % 100 == 0:
            for pair in list(shared_dict.items()):
                if pair[0][1] != pair[1]:
                    problems.append(pair)
            if len(sorted(list(shared_list))) < i:
                problems.append("short")
            shared_list.sort() if number == 99 else shared_list.count((number, i))


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(problems[:3], len(shared_list), len(set(shared_list)), len(shared_dict), len(shared_set), items.qsize())
print([len(texts[n]) for n in range(6)])
kept = sorted(shared_list)
print(kept[0], kept[-1], all(a < b for a, b in zip(kept, kept[1:])))
