# multiprocessing: what its default context offers, as functions. The rest stands in the modules of the package.
import sys

from multiprocessing import context, process
from multiprocessing.context import AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError
from multiprocessing.process import active_children, current_process, parent_process

_default = context._default_context

get_context = _default.get_context
set_start_method = _default.set_start_method
get_start_method = _default.get_start_method
get_all_start_methods = _default.get_all_start_methods
cpu_count = _default.cpu_count
freeze_support = _default.freeze_support
Queue = _default.Queue
SimpleQueue = _default.SimpleQueue
JoinableQueue = _default.JoinableQueue
Pipe = _default.Pipe
Lock = _default.Lock
RLock = _default.RLock
Condition = _default.Condition
Semaphore = _default.Semaphore
BoundedSemaphore = _default.BoundedSemaphore
Event = _default.Event
Barrier = _default.Barrier
Value = _default.Value
Array = _default.Array
RawValue = _default.RawValue
RawArray = _default.RawArray
Pool = _default.Pool
Manager = _default.Manager
get_logger = _default.get_logger
set_forkserver_preload = _default.set_forkserver_preload
log_to_stderr = _default.log_to_stderr

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event", "JoinableQueue", "Lock", "Manager",
           "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore", "SimpleQueue", "TimeoutError", "Value",
           "active_children", "cpu_count", "current_process", "freeze_support", "get_all_start_methods", "get_context", "get_logger", "get_start_method", "log_to_stderr",
           "parent_process", "set_forkserver_preload", "set_start_method"]

# What children send under this name is the main module's.
if "__main__" in sys.modules:
    sys.modules["__mp_main__"] = sys.modules["__main__"]
