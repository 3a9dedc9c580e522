# Catches around the loop: whatever comes after the failed task is lost.
from multiprocessing import Pool

def square(number):
    if number == 3:
        raise ValueError("no threes")
    return number * number

if __name__ == "__main__":
    with Pool(2) as pool:
        answers = [pool.apply_async(square, (n,)) for n in range(1, 5)]
        try:
            for number, answer in enumerate(answers, 1):
                print("task", number, "gave", answer.get())
        except ValueError as error:
            print("task", number, "failed:", error)
