# What is made for forked processes cannot be handed to one that is spawned.
import multiprocessing as mp


def work(x):
    print("in child", type(x).__name__, flush=True)


if __name__ == "__main__":
    fork, spawn = mp.get_context("fork"), mp.get_context("spawn")
    for make in (fork.Lock, fork.Queue, fork.Event, fork.JoinableQueue, fork.SimpleQueue, lambda: fork.Barrier(2), fork.Condition,
                 lambda: fork.Semaphore(1), lambda: fork.Value("i", 1)):
        try:
            p = spawn.Process(target=work, args=(make(),))
            p.start()
            p.join()
            print("ran")
        except RuntimeError as error:
            print(error)
    for make in (spawn.Queue, spawn.Event, lambda: spawn.Barrier(2), spawn.SimpleQueue):
        given = make()  # which has to live until the child has it
        p = spawn.Process(target=work, args=(given,))
        p.start()
        p.join()
    for make in (fork.Queue, fork.Event, lambda: fork.Barrier(2)):
        p = fork.Process(target=work, args=(make(),))
        p.start()
        p.join()
