# The library's functions that a time limit and a cancellation of a future pass.
import time
import traceback
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed

def tell(function, *args, **named):
    try:
        function(*args, **named)
    except (TimeoutError, CancelledError) as problem:
        print(type(problem).__name__, problem, [(frame.name, frame.line) for frame in traceback.extract_tb(problem.__traceback__)][1:])

with ThreadPoolExecutor(1) as executor:
    future = executor.submit(time.sleep, 0.3)
    tell(future.result, timeout=0.05)
    tell(future.exception, timeout=0.05)
    tell(lambda: list(as_completed([future], timeout=0.05)))
cancelled = Future()
cancelled.cancel()
tell(cancelled.result)
tell(cancelled.exception)
