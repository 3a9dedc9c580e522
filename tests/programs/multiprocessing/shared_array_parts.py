# Each process works on its own part of one shared array; a shared total is guarded by its lock.
from multiprocessing import Array, Process, Value


def work(numbers, total, start, stop):
    part = 0
    for i in range(start, stop):
        numbers[i] = numbers[i] ** 2
        part += numbers[i]
    with total.get_lock():
        total.value += part


if __name__ == "__main__":
    numbers = Array("i", range(12))
    total = Value("i", 0)
    workers = [Process(target=work, args=(numbers, total, n * 4, n * 4 + 4)) for n in range(3)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(numbers[:], total.value)
