# An exception class of one's own, with attributes, back from a worker process.
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool


class TaskError(Exception):
    def __init__(self, task, reason):
        super().__init__(task, reason)
        self.task = task
        self.reason = reason

    def __str__(self):
        return f"{self.task}: {self.reason}"


def run(task):
    if task.startswith("bad"):
        raise TaskError(task, "it is bad")
    return task.upper()


if __name__ == "__main__":
    for executor in (ThreadPoolExecutor(2), ProcessPoolExecutor(2)):
        with executor:
            for name in ("good", "bad one"):
                try:
                    print(executor.submit(run, name).result())
                except TaskError as e:
                    print(type(e).__name__, e, "|", e.task, "|", e.reason, "|", e.args)
    with Pool(1) as pool:
        try:
            pool.map(run, ["ok", "bad two"])
        except TaskError as e:
            print(e, e.args, type(e.__cause__).__name__)
