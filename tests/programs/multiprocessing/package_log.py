# log_to_stderr shows the life of processes; get_logger is for programs, too.
import logging
import multiprocessing
import sys


def worker():
    print("doing some work")
    sys.stdout.flush()
    multiprocessing.get_logger().info("a word from %s", "the worker")


def fails():
    raise SystemExit(3)


if __name__ == "__main__":
    multiprocessing.log_to_stderr(logging.DEBUG)
    for target in (worker, fails):
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
    logger = multiprocessing.get_logger()
    logger.warning("own %s", 1)
    print(logger.name, logger.level, len(logger.handlers), bool(logger.propagate))
    logger.setLevel(logging.INFO)
    d = multiprocessing.Process(target=worker, daemon=True)
    d.start()
    d.join()
