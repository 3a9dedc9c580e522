# The tools of concurrency as generic types, which annotations and aliases name.
import asyncio
import concurrent.futures
import logging
import multiprocessing.managers
import multiprocessing.pool
import multiprocessing.queues
import multiprocessing.shared_memory
import os
import queue
import subprocess
import tempfile
from typing import NamedTuple


class Result(NamedTuple):
    n: int
    prime: bool = True


Jobs = multiprocessing.queues.SimpleQueue[int]
Results = multiprocessing.queues.SimpleQueue[Result]
print(Jobs, Results, Results.__origin__ is multiprocessing.queues.SimpleQueue, Results.__args__)


def worker(jobs: Jobs, results: Results) -> None:
    while n := jobs.get():
        results.put(Result(n))
    results.put(Result(0, False))


if __name__ == "__main__":
    jobs: Jobs = multiprocessing.SimpleQueue()
    results: Results = multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=worker, args=(jobs, results))
    process.start()
    for n in (3, 4, 0):
        jobs.put(n)
    while (result := results.get()).n:
        print(result)
    process.join()
    for kind in (queue.Queue, queue.SimpleQueue, asyncio.Queue, subprocess.Popen, subprocess.CompletedProcess, os.PathLike, concurrent.futures.Future,
                 multiprocessing.managers.ValueProxy, multiprocessing.pool.ApplyResult, multiprocessing.pool.AsyncResult, multiprocessing.shared_memory.ShareableList,
                 logging.LoggerAdapter, logging.StreamHandler, tempfile.TemporaryDirectory):
        print(kind[str], kind[str].__args__)
    try:
        multiprocessing.queues.Queue[int]
    except TypeError as error:
        print(error)
