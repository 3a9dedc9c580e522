# Multiplying matrices row by row with starmap, into the same answer as without processes.
from multiprocessing import Pool


def row_times_matrix(row, matrix):
    return [sum(a * b for a, b in zip(row, column)) for column in zip(*matrix)]


if __name__ == "__main__":
    a = [[i * j % 7 for j in range(6)] for i in range(5)]
    b = [[(i + j) % 5 for j in range(4)] for i in range(6)]
    with Pool(3) as pool:
        product = pool.starmap(row_times_matrix, [(row, b) for row in a], chunksize=2)
    print(product)
    print(product == [row_times_matrix(row, b) for row in a])
