from multiprocessing import Pipe, Process

def answer(end):
    while True:
        question = end.recv()
        if question is None:
            break
        end.send(question * question)

if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours,))
    p.start()
    for number in [3, 12]:
        mine.send(number)
        print(number, "squared is", mine.recv())
    mine.send(None)
    p.join()
