# asyncio: tasks that take turns on one thread. This is the list of what programs use of it.
from asyncio.exceptions import *
from asyncio.exceptions import TimeoutError
from asyncio.events import (AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle, TimerHandle, get_event_loop,
                            get_event_loop_policy, get_running_loop, new_event_loop, set_event_loop, set_event_loop_policy,
                            _get_running_loop, _set_running_loop)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.tasks import (Task, all_tasks, create_task, current_task, ensure_future, iscoroutine, iscoroutinefunction,
                           run_coroutine_threadsafe)
from asyncio._waiting import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, gather, shield, sleep, wait,
                              wait_for)
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.taskgroups import TaskGroup
from asyncio.runners import Runner, run
from asyncio.threads import to_thread
from asyncio.protocols import BaseProtocol, DatagramProtocol, Protocol, SubprocessProtocol
from asyncio.transports import BaseTransport, DatagramTransport, ReadTransport, Transport, WriteTransport
from asyncio.streams import (StreamReader, StreamReaderProtocol, StreamWriter, open_connection, open_unix_connection, start_server,
                             start_unix_server)
from asyncio import subprocess
from asyncio.subprocess import create_subprocess_exec, create_subprocess_shell
from asyncio.base_events import BaseEventLoop, Server, _UnixSelectorEventLoop

SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = type(get_event_loop_policy())
