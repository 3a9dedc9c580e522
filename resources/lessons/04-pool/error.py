from multiprocessing import Pool

def square(number):
    if number == 3:
        raise ValueError("no threes")
    return number * number

if __name__ == "__main__":
    pool = Pool(2)
    where = "apply_async"
    try:
        answer = pool.apply_async(square, (3,))
        where = "join"
        pool.close()
        pool.join()
        where = "get"
        print(answer.get())
    except ValueError as error:
        print(where + ":", error)
