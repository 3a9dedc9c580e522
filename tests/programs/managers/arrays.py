# A manager's array holds what its type code says, as array.array does.
from multiprocessing import Manager, Process


def halve(numbers):
    for i in range(len(numbers)):
        numbers[i] = numbers[i] / 2


if __name__ == "__main__":
    with Manager() as manager:
        numbers, whole = manager.Array("d", [1, 2, 7]), manager.Array("i", range(3))
        print(numbers, list(numbers), numbers[0], len(numbers), whole, whole[1:])
        child = Process(target=halve, args=(numbers,))
        child.start()
        child.join()
        print(numbers, numbers[:2])
        for wrong in (lambda: whole.__setitem__(0, 1.5), lambda: whole[5], lambda: manager.Array("x", [])):
            try:
                print(wrong())
            except Exception as problem:
                print(type(problem).__name__, str(problem).strip().splitlines()[-1] if problem.args else "")
