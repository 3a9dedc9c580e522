# The server whose traffic was recorded. Argument: the address to listen at.
import queue
import sys
from multiprocessing.managers import BaseManager

tasks = queue.Queue()
results = queue.Queue()


class QueueManager(BaseManager):
    pass


QueueManager.register("get_task_queue", callable=lambda: tasks)
QueueManager.register("get_result_queue", callable=lambda: results)

if __name__ == "__main__":
    server = QueueManager(address=(sys.argv[1], 0), authkey=b"abc").get_server()
    print("port", server.address[1], flush=True)
    server.serve_forever()
