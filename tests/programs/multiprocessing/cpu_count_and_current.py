# cpu_count is a positive number; the main process has its name and its pid.
from multiprocessing import cpu_count, current_process
import os

print(isinstance(cpu_count(), int), cpu_count() >= 1, cpu_count() == os.cpu_count())
me = current_process()
print(me.name, me.pid == os.getpid(), me.daemon, me.is_alive(), type(me).__name__)
