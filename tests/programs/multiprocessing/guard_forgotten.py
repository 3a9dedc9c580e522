# A program without its guard: the child that reads it tries to start one of its own, and tells what that means.
import multiprocessing


def work():
    print("never printed")


if multiprocessing.current_process().name == "MainProcess":
    multiprocessing.set_start_method("spawn")
process = multiprocessing.Process(target=work)
process.start()
process.join()
print(process.exitcode)
