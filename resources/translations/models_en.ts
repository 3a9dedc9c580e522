<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ErrorWords</name>
    <message>
        <source>Nothing is called %1 here: check how it is spelt, and that it is given a value before this line runs.</source>
        <translation>Nothing is called %1 here: check how it is spelt, and that it is given a value before this line runs.</translation>
    </message>
    <message>
        <source>The function stores to %1, so %1 is its own variable and has no value yet. If the module's is meant, write "global %1" at the function's beginning.</source>
        <translation>The function stores to %1, so %1 is its own variable and has no value yet. If the module's is meant, write "global %1" at the function's beginning.</translation>
    </message>
    <message>
        <source>The function around this one has not given %1 a value yet.</source>
        <translation>The function around this one has not given %1 a value yet.</translation>
    </message>
    <message>
        <source>A file beside the program is called %1.py, or two files import each other. Is it yours and not meant? Give it another name than the library's module has.</source>
        <translation>A file beside the program is called %1.py, or two files import each other. Is it yours and not meant? Give it another name than the library's module has.</translation>
    </message>
    <message>
        <source>The module %1 has nothing called %2. Check how it is spelt, and whether a file of your own is called %1.py.</source>
        <translation>The module %1 has nothing called %2. Check how it is spelt, and whether a file of your own is called %1.py.</translation>
    </message>
    <message>
        <source>What stands before .%1 is None. Many functions give None, among them those that change a list in place, as sort and append.</source>
        <translation>What stands before .%1 is None. Many functions give None, among them those that change a list in place, as sort and append.</translation>
    </message>
    <message>
        <source>A process that is spawned finds functions by their name in the module: %1 stands within a function. Move it to the left margin.</source>
        <translation>A process that is spawned finds functions by their name in the module: %1 stands within a function. Move it to the left margin.</translation>
    </message>
    <message>
        <source>The other process has not found %1 in its module. It has to stand at the left margin, outside of if __name__ == "__main__", and before the pool is made.</source>
        <translation>The other process has not found %1 in its module. It has to stand at the left margin, outside of if __name__ == "__main__", and before the pool is made.</translation>
    </message>
    <message>
        <source>An object of the class %1 has nothing called %2: check how it is spelt, and whether it is the object that you mean.</source>
        <translation>An object of the class %1 has nothing called %2: check how it is spelt, and whether it is the object that you mean.</translation>
    </message>
    <message>
        <source>The class %1 has nothing called %2.</source>
        <translation>The class %1 has nothing called %2.</translation>
    </message>
    <message>
        <source>None was called. A thread's or a process's target is the function itself: target=work, without brackets.</source>
        <translation>None was called. A thread's or a process's target is the function itself: target=work, without brackets.</translation>
    </message>
    <message>
        <source>Something of the class %1 was called as if it were a function. Has a variable the function's name, or are there brackets too many?</source>
        <translation>Something of the class %1 was called as if it were a function. Has a variable the function's name, or are there brackets too many?</translation>
    </message>
    <message>
        <source>args wants a tuple. With one argument it needs a comma: args=(x,).</source>
        <translation>args wants a tuple. With one argument it needs a comma: args=(x,).</translation>
    </message>
    <message>
        <source>%1 takes %2 arguments and was given another number. Of a method, self is one of them; of a thread's target, args has to fit.</source>
        <translation>%1 takes %2 arguments and was given another number. Of a method, self is one of them; of a thread's target, args has to fit.</translation>
    </message>
    <message>
        <source>%1 was called without some of what it needs. Of a thread's or a process's target, args has to have it.</source>
        <translation>%1 was called without some of what it needs. Of a thread's or a process's target, args has to have it.</translation>
    </message>
    <message>
        <source>%1 has no parameter called %2.</source>
        <translation>%1 has no parameter called %2.</translation>
    </message>
    <message>
        <source>A text can be added to a text only: turn the other into one with str(), or use f"…".</source>
        <translation>A text can be added to a text only: turn the other into one with str(), or use f"…".</translation>
    </message>
    <message>
        <source>One of the two is None: perhaps what a function gives that returns nothing.</source>
        <translation>One of the two is None: perhaps what a function gives that returns nothing.</translation>
    </message>
    <message>
        <source>This operator (%1) does not work between these two classes. A number that was read is a text until int() has made it one.</source>
        <translation>This operator (%1) does not work between these two classes. A number that was read is a text until int() has made it one.</translation>
    </message>
    <message>
        <source>These two cannot be compared: turn one into what the other is, as with int().</source>
        <translation>These two cannot be compared: turn one into what the other is, as with int().</translation>
    </message>
    <message>
        <source>Something of the class %1 has no items to go through one after the other.</source>
        <translation>Something of the class %1 has no items to go through one after the other.</translation>
    </message>
    <message>
        <source>Something of the class %1 has no items to ask for with [ ].</source>
        <translation>Something of the class %1 has no items to ask for with [ ].</translation>
    </message>
    <message>
        <source>What goes to another process is pickled, and a %1 cannot be. Let the process make its own, or hand over what it needs to make it.</source>
        <translation>What goes to another process is pickled, and a %1 cannot be. Let the process make its own, or hand over what it needs to make it.</translation>
    </message>
    <message>
        <source>What goes to another process is pickled. A function for that has to stand at the left margin and be found by its name: no lambda, no function within another.</source>
        <translation>What goes to another process is pickled. A function for that has to stand at the left margin and be found by its name: no lambda, no function within another.</translation>
    </message>
    <message>
        <source>Only a coroutine, a task or a future can be awaited, and this is a %1. Is the function an "async def"?</source>
        <translation>Only a coroutine, a task or a future can be awaited, and this is a %1. Is the function an "async def"?</translation>
    </message>
    <message>
        <source>A coroutine is wanted: call the function that is an "async def".</source>
        <translation>A coroutine is wanted: call the function that is an "async def".</translation>
    </message>
    <message>
        <source>There are more items on the right than names on the left.</source>
        <translation>There are more items on the right than names on the left.</translation>
    </message>
    <message>
        <source>There are fewer items on the right than names on the left.</source>
        <translation>There are fewer items on the right than names on the left.</translation>
    </message>
    <message>
        <source>The pool was closed or terminated before this call.</source>
        <translation>The pool was closed or terminated before this call.</translation>
    </message>
    <message>
        <source>It was released once more than it was acquired.</source>
        <translation>It was released once more than it was acquired.</translation>
    </message>
    <message>
        <source>task_done() belongs to each item that was taken, once.</source>
        <translation>task_done() belongs to each item that was taken, once.</translation>
    </message>
    <message>
        <source>The list has no such item (any more): another thread may have been faster.</source>
        <translation>The list has no such item (any more): another thread may have been faster.</translation>
    </message>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation>Nothing can be divided by 0.</translation>
    </message>
    <message>
        <source>There is nothing left to take. Between looking whether it is empty and taking, another thread can come: hold a lock, or use a queue.</source>
        <translation>There is nothing left to take. Between looking whether it is empty and taking, another thread can come: hold a lock, or use a queue.</translation>
    </message>
    <message>
        <source>There is no item with that number: the first is 0, the last is one less than the length.</source>
        <translation>There is no item with that number: the first is 0, the last is one less than the length.</translation>
    </message>
    <message>
        <source>The dict has no key %1. get() gives another value in its place.</source>
        <translation>The dict has no key %1. get() gives another value in its place.</translation>
    </message>
    <message>
        <source>A thread runs once. For another time make another one.</source>
        <translation>A thread runs once. For another time make another one.</translation>
    </message>
    <message>
        <source>A thread cannot wait for its own end.</source>
        <translation>A thread cannot wait for its own end.</translation>
    </message>
    <message>
        <source>start() comes before join().</source>
        <translation>start() comes before join().</translation>
    </message>
    <message>
        <source>A class derived from Thread has to call super().__init__() at the beginning of its own __init__.</source>
        <translation>A class derived from Thread has to call super().__init__() at the beginning of its own __init__.</translation>
    </message>
    <message>
        <source>This thread does not hold the lock. "with lock:" takes it and gives it back, whatever happens in between.</source>
        <translation>This thread does not hold the lock. "with lock:" takes it and gives it back, whatever happens in between.</translation>
    </message>
    <message>
        <source>There are too many threads already. A pool lets few of them do the work of many.</source>
        <translation>There are too many threads already. A pool lets few of them do the work of many.</translation>
    </message>
    <message>
        <source>It was changed while a loop went through it, by the loop itself or by another thread. Go through a copy, as list(d), or hold a lock.</source>
        <translation>It was changed while a loop went through it, by the loop itself or by another thread. Go through a copy, as list(d), or hold a lock.</translation>
    </message>
    <message>
        <source>Two threads have asked one generator for its next item at the same time. Put a lock around it, or a queue in between.</source>
        <translation>Two threads have asked one generator for its next item at the same time. Put a lock around it, or a queue in between.</translation>
    </message>
    <message>
        <source>The barrier is broken: somebody has given up waiting, or has called abort() or reset().</source>
        <translation>The barrier is broken: somebody has given up waiting, or has called abort() or reset().</translation>
    </message>
    <message>
        <source>The queue was empty, and no item came in time. get() without a timeout waits.</source>
        <translation>The queue was empty, and no item came in time. get() without a timeout waits.</translation>
    </message>
    <message>
        <source>The queue was full, and no room came in time. put() without a timeout waits.</source>
        <translation>The queue was full, and no room came in time. put() without a timeout waits.</translation>
    </message>
    <message>
        <source>A process that is spawned runs the program's file again: what starts processes has to stand under if __name__ == "__main__".</source>
        <translation>A process that is spawned runs the program's file again: what starts processes has to stand under if __name__ == "__main__".</translation>
    </message>
    <message>
        <source>A %1 cannot be sent to a process that runs already. Hand it over when the process is made: args=(…), or a pool's initializer.</source>
        <translation>A %1 cannot be sent to a process that runs already. Hand it over when the process is made: args=(…), or a pool's initializer.</translation>
    </message>
    <message>
        <source>Make the lock or the queue with the same context as the process: ctx = get_context("spawn"), ctx.Queue(), ctx.Process(…).</source>
        <translation>Make the lock or the queue with the same context as the process: ctx = get_context("spawn"), ctx.Queue(), ctx.Process(…).</translation>
    </message>
    <message>
        <source>The start method can be chosen once, at the beginning of the program.</source>
        <translation>The start method can be chosen once, at the beginning of the program.</translation>
    </message>
    <message>
        <source>A process can be waited for only by the one that has started it.</source>
        <translation>A process can be waited for only by the one that has started it.</translation>
    </message>
    <message>
        <source>A process runs once. For another time make another one.</source>
        <translation>A process runs once. For another time make another one.</translation>
    </message>
    <message>
        <source>Daemon processes, which a pool's workers are, must not start processes.</source>
        <translation>Daemon processes, which a pool's workers are, must not start processes.</translation>
    </message>
    <message>
        <source>A worker of the pool has ended suddenly (a crash, or killed), and the pool with it.</source>
        <translation>A worker of the pool has ended suddenly (a crash, or killed), and the pool with it.</translation>
    </message>
    <message>
        <source>Nobody has the reading end any more.</source>
        <translation>Nobody has the reading end any more.</translation>
    </message>
    <message>
        <source>The other end is closed: nothing more will come.</source>
        <translation>The other end is closed: nothing more will come.</translation>
    </message>
    <message>
        <source>There is no child left to wait for.</source>
        <translation>There is no child left to wait for.</translation>
    </message>
    <message>
        <source>A loop runs already in this thread: within "async def" write "await" in place of asyncio.run().</source>
        <translation>A loop runs already in this thread: within "async def" write "await" in place of asyncio.run().</translation>
    </message>
    <message>
        <source>This works only within "async def", while a loop runs: begin it with asyncio.run(main()).</source>
        <translation>This works only within "async def", while a loop runs: begin it with asyncio.run(main()).</translation>
    </message>
    <message>
        <source>A coroutine runs once. Call the function again for another one.</source>
        <translation>A coroutine runs once. Call the function again for another one.</translation>
    </message>
    <message>
        <source>The loop is over: asyncio.run() has closed it.</source>
        <translation>The loop is over: asyncio.run() has closed it.</translation>
    </message>
    <message>
        <source>It was used in another loop before. Make it within the coroutine that asyncio.run() begins with.</source>
        <translation>It was used in another loop before. Make it within the coroutine that asyncio.run() begins with.</translation>
    </message>
    <message>
        <source>The executor was shut down before; "with" does that at its end.</source>
        <translation>The executor was shut down before; "with" does that at its end.</translation>
    </message>
    <message>
        <source>The future has no result yet, or has one already.</source>
        <translation>The future has no result yet, or has one already.</translation>
    </message>
    <message>
        <source>It was cancelled before it had a result.</source>
        <translation>It was cancelled before it had a result.</translation>
    </message>
    <message>
        <source>It did not come within the time that was given.</source>
        <translation>It did not come within the time that was given.</translation>
    </message>
    <message>
        <source>Nobody listens there: start the server first, and check the port.</source>
        <translation>Nobody listens there: start the server first, and check the port.</translation>
    </message>
    <message>
        <source>The other side has gone without a word.</source>
        <translation>The other side has gone without a word.</translation>
    </message>
    <message>
        <source>The two sides have different keys (authkey).</source>
        <translation>The two sides have different keys (authkey).</translation>
    </message>
    <message>
        <source>Another program, or an earlier run, listens at that port still. Take another port, or wait a minute.</source>
        <translation>Another program, or an earlier run, listens at that port still. Take another port, or wait a minute.</translation>
    </message>
    <message>
        <source>There is no %1 in the folder where the program runs.</source>
        <translation>There is no %1 in the folder where the program runs.</translation>
    </message>
    <message>
        <source>The system has no room for that now; of fork: there are too many processes.</source>
        <translation>The system has no room for that now; of fork: there are too many processes.</translation>
    </message>
    <message>
        <source>Neither the library nor the program's folder has a module %1. What pip installs is not part of this language.</source>
        <translation>Neither the library nor the program's folder has a module %1. What pip installs is not part of this language.</translation>
    </message>
    <message>
        <source>This language has the modules that processes and threads are learnt with; %1 is none of them.</source>
        <translation>This language has the modules that processes and threads are learnt with; %1 is none of them.</translation>
    </message>
    <message>
        <source>%2 is not through yet: two files import each other, or a file of yours has the name of a module of the library. Then give it another name.</source>
        <translation>%2 is not through yet: two files import each other, or a file of yours has the name of a module of the library. Then give it another name.</translation>
    </message>
    <message>
        <source>The module %2 has nothing called %1.</source>
        <translation>The module %2 has nothing called %1.</translation>
    </message>
    <message>
        <source>A function calls itself, and nothing ends that.</source>
        <translation>A function calls itself, and nothing ends that.</translation>
    </message>
    <message>
        <source>There is no more memory for this process.</source>
        <translation>There is no more memory for this process.</translation>
    </message>
    <message>
        <source>next() found nothing more within a generator. Give it a second argument, or catch StopIteration.</source>
        <translation>next() found nothing more within a generator. Give it a second argument, or catch StopIteration.</translation>
    </message>
    <message>
        <source>What can change, such as a %1, cannot be a key of a dict or an item of a set. A tuple can.</source>
        <translation>What can change, such as a %1, cannot be a key of a dict or an item of a set. A tuple can.</translation>
    </message>
    <message>
        <source>%1 is not a whole number, so int() cannot make one of it.</source>
        <translation>%1 is not a whole number, so int() cannot make one of it.</translation>
    </message>
    <message>
        <source>%1 is not a number, so float() cannot make one of it.</source>
        <translation>%1 is not a number, so float() cannot make one of it.</translation>
    </message>
    <message>
        <source>The program is not trusted yet, so it may not start other programs. If you know what it does, press “Trust it” above the program and run it again.</source>
        <translation>The program is not trusted yet, so it may not start other programs. If you know what it does, press “Trust it” above the program and run it again.</translation>
    </message>
    <message>
        <source>The program is not trusted yet: it may read the files beside it, no others, and change none. If you know what it does, press “Trust it” above the program and run it again.</source>
        <translation>The program is not trusted yet: it may read the files beside it, no others, and change none. If you know what it does, press “Trust it” above the program and run it again.</translation>
    </message>
    <message>
        <source>The system does not allow that. For the network beyond this machine, the program has to be trusted first: press “Trust it” above the program.</source>
        <translation>The system does not allow that. For the network beyond this machine, the program has to be trusted first: press “Trust it” above the program.</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</source>
        <translation>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</translation>
    </message>
    <message>
        <source>%1 ended with an exception that nobody caught: %2</source>
        <translation>%1 ended with an exception that nobody caught: %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>somebody</translation>
    </message>
    <message>
        <source>an unknown line</source>
        <translation>an unknown line</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>%1 waits for %2 to end</source>
        <translation>%1 waits for %2 to end</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds</source>
        <translation>%1 waits for %2, which %3 holds</translation>
    </message>
    <message>
        <source>Deadlock: %1. None of them can ever go on.</source>
        <translation>Deadlock: %1. None of them can ever go on.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.</source>
        <translation>Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 waits</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 waits for %2</translation>
    </message>
    <message>
        <source>%1, and nobody is left who could end that.</source>
        <translation>%1, and nobody is left who could end that.</translation>
    </message>
    <message>
        <source>Left in %1: nobody took %2, which %3 put there at %4.</source>
        <translation>Left in %1: nobody took %2, which %3 put there at %4.</translation>
    </message>
    <message>
        <source>%1 failed and nobody asked for its result: %2</source>
        <translation>%1 failed and nobody asked for its result: %2</translation>
    </message>
    <message>
        <source>Process %1 (pid %2) crashed: %3.</source>
        <translation>Process %1 (pid %2) crashed: %3.</translation>
    </message>
    <message>
        <source>signal %1 (%2)</source>
        <comment>its number and name</comment>
        <translation>signal %1 (%2)</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>signal %1</translation>
    </message>
    <message>
        <source>nobody has told its signal</source>
        <translation>nobody has told its signal</translation>
    </message>
    <message>
        <source>%1 ended at line %2 with an exception that nobody caught: %3</source>
        <translation>%1 ended at line %2 with an exception that nobody caught: %3</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>waits for an item</source>
        <translation>waits for an item</translation>
    </message>
    <message>
        <source>waits for room</source>
        <translation>waits for room</translation>
    </message>
    <message>
        <source>waits for data</source>
        <translation>waits for data</translation>
    </message>
    <message>
        <source>waits to be notified</source>
        <translation>waits to be notified</translation>
    </message>
    <message>
        <source>waits at the barrier</source>
        <translation>waits at the barrier</translation>
    </message>
    <message>
        <source>waits for a permit</source>
        <translation>waits for a permit</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>waits for input</source>
        <translation>waits for input</translation>
    </message>
    <message>
        <source>in I/O</source>
        <translation>in I/O</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>asleep</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>killed</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>crashed</translation>
    </message>
    <message>
        <source>program starts</source>
        <translation>program starts</translation>
    </message>
    <message>
        <source>program ends</source>
        <translation>program ends</translation>
    </message>
    <message>
        <source>source file</source>
        <translation>source file</translation>
    </message>
    <message>
        <source>recording level</source>
        <translation>recording level</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>pace</translation>
    </message>
    <message>
        <source>events not recorded</source>
        <translation>events not recorded</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>is named</source>
        <translation>is named</translation>
    </message>
    <message>
        <source>forks a process</source>
        <translation>forks a process</translation>
    </message>
    <message>
        <source>spawns a process</source>
        <translation>spawns a process</translation>
    </message>
    <message>
        <source>becomes another program</source>
        <translation>becomes another program</translation>
    </message>
    <message>
        <source>process starts</source>
        <translation>process starts</translation>
    </message>
    <message>
        <source>process exits</source>
        <translation>process exits</translation>
    </message>
    <message>
        <source>process crashes</source>
        <translation>process crashes</translation>
    </message>
    <message>
        <source>process is killed</source>
        <translation>process is killed</translation>
    </message>
    <message>
        <source>waits for a child</source>
        <translation>waits for a child</translation>
    </message>
    <message>
        <source>child has ended</source>
        <translation>child has ended</translation>
    </message>
    <message>
        <source>creates a thread</source>
        <translation>creates a thread</translation>
    </message>
    <message>
        <source>thread starts</source>
        <translation>thread starts</translation>
    </message>
    <message>
        <source>thread exits</source>
        <translation>thread exits</translation>
    </message>
    <message>
        <source>joins</source>
        <translation>joins</translation>
    </message>
    <message>
        <source>has joined</source>
        <translation>has joined</translation>
    </message>
    <message>
        <source>thread is named</source>
        <translation>thread is named</translation>
    </message>
    <message>
        <source>waits for the GIL</source>
        <translation>waits for the GIL</translation>
    </message>
    <message>
        <source>takes the GIL</source>
        <translation>takes the GIL</translation>
    </message>
    <message>
        <source>drops the GIL</source>
        <translation>drops the GIL</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>waits for the lock</translation>
    </message>
    <message>
        <source>takes the lock</source>
        <translation>takes the lock</translation>
    </message>
    <message>
        <source>releases the lock</source>
        <translation>releases the lock</translation>
    </message>
    <message>
        <source>takes a permit</source>
        <translation>takes a permit</translation>
    </message>
    <message>
        <source>gives a permit back</source>
        <translation>gives a permit back</translation>
    </message>
    <message>
        <source>notifies</source>
        <translation>notifies</translation>
    </message>
    <message>
        <source>wakes up</source>
        <translation>wakes up</translation>
    </message>
    <message>
        <source>waits for the event</source>
        <translation>waits for the event</translation>
    </message>
    <message>
        <source>sets the event</source>
        <translation>sets the event</translation>
    </message>
    <message>
        <source>clears the event</source>
        <translation>clears the event</translation>
    </message>
    <message>
        <source>sees the event set</source>
        <translation>sees the event set</translation>
    </message>
    <message>
        <source>passes the barrier</source>
        <translation>passes the barrier</translation>
    </message>
    <message>
        <source>breaks the barrier</source>
        <translation>breaks the barrier</translation>
    </message>
    <message>
        <source>gives up waiting</source>
        <translation>gives up waiting</translation>
    </message>
    <message>
        <source>makes a queue</source>
        <translation>makes a queue</translation>
    </message>
    <message>
        <source>puts an item</source>
        <translation>puts an item</translation>
    </message>
    <message>
        <source>item is on its way</source>
        <translation>item is on its way</translation>
    </message>
    <message>
        <source>gets an item</source>
        <translation>gets an item</translation>
    </message>
    <message>
        <source>finds the queue full</source>
        <translation>finds the queue full</translation>
    </message>
    <message>
        <source>finds the queue empty</source>
        <translation>finds the queue empty</translation>
    </message>
    <message>
        <source>closes the queue</source>
        <translation>closes the queue</translation>
    </message>
    <message>
        <source>marks a task done</source>
        <translation>marks a task done</translation>
    </message>
    <message>
        <source>makes a pipe</source>
        <translation>makes a pipe</translation>
    </message>
    <message>
        <source>writes to the pipe</source>
        <translation>writes to the pipe</translation>
    </message>
    <message>
        <source>reads from the pipe</source>
        <translation>reads from the pipe</translation>
    </message>
    <message>
        <source>closes the pipe</source>
        <translation>closes the pipe</translation>
    </message>
    <message>
        <source>connects</source>
        <translation>connects</translation>
    </message>
    <message>
        <source>accepts a connection</source>
        <translation>accepts a connection</translation>
    </message>
    <message>
        <source>sends</source>
        <translation>sends</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>receives</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>is refused</translation>
    </message>
    <message>
        <source>closes the connection</source>
        <translation>closes the connection</translation>
    </message>
    <message>
        <source>creates a task</source>
        <translation>creates a task</translation>
    </message>
    <message>
        <source>task awaits</source>
        <translation>task awaits</translation>
    </message>
    <message>
        <source>task goes on</source>
        <translation>task goes on</translation>
    </message>
    <message>
        <source>task is done</source>
        <translation>task is done</translation>
    </message>
    <message>
        <source>falls asleep</source>
        <translation>falls asleep</translation>
    </message>
    <message>
        <source>waits for I/O</source>
        <translation>waits for I/O</translation>
    </message>
    <message>
        <source>I/O is done</source>
        <translation>I/O is done</translation>
    </message>
    <message>
        <source>wants input</source>
        <translation>wants input</translation>
    </message>
    <message>
        <source>gets input</source>
        <translation>gets input</translation>
    </message>
    <message>
        <source>line</source>
        <translation>line</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>enters</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>returns</translation>
    </message>
    <message>
        <source>local value</source>
        <translation>local value</translation>
    </message>
    <message>
        <source>loads</source>
        <translation>loads</translation>
    </message>
    <message>
        <source>stores</source>
        <translation>stores</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>cannot go on</source>
        <translation>cannot go on</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>prints</translation>
    </message>
    <message>
        <source>prints an error</source>
        <translation>prints an error</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>raises</translation>
    </message>
    <message>
        <source>ends with an exception</source>
        <translation>ends with an exception</translation>
    </message>
    <message>
        <source>makes a pool</source>
        <translation>makes a pool</translation>
    </message>
    <message>
        <source>pool gets a worker</source>
        <translation>pool gets a worker</translation>
    </message>
    <message>
        <source>pool loses a worker</source>
        <translation>pool loses a worker</translation>
    </message>
    <message>
        <source>pool takes no more jobs</source>
        <translation>pool takes no more jobs</translation>
    </message>
    <message>
        <source>sends a signal</source>
        <translation>sends a signal</translation>
    </message>
    <message>
        <source>handles a signal</source>
        <translation>handles a signal</translation>
    </message>
    <message>
        <source>submits a job</source>
        <translation>submits a job</translation>
    </message>
    <message>
        <source>job goes to the pool</source>
        <translation>job goes to the pool</translation>
    </message>
    <message>
        <source>job begins</source>
        <translation>job begins</translation>
    </message>
    <message>
        <source>job is done</source>
        <translation>job is done</translation>
    </message>
    <message>
        <source>job fails</source>
        <translation>job fails</translation>
    </message>
    <message>
        <source>job is cancelled</source>
        <translation>job is cancelled</translation>
    </message>
    <message>
        <source>collects the result</source>
        <translation>collects the result</translation>
    </message>
    <message>
        <source>callback is called</source>
        <translation>callback is called</translation>
    </message>
    <message>
        <source>task fails</source>
        <translation>task fails</translation>
    </message>
    <message>
        <source>task is cancelled</source>
        <translation>task is cancelled</translation>
    </message>
    <message>
        <source>collects the task's result</source>
        <translation>collects the task's result</translation>
    </message>
    <message>
        <source>the loop's next turn</source>
        <translation>the loop's next turn</translation>
    </message>
    <message>
        <source>gives an end of the pipe to</source>
        <translation>gives an end of the pipe to</translation>
    </message>
    <message>
        <source>has its turn</source>
        <translation>has its turn</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>failed: %1</translation>
    </message>
    <message>
        <source>awaits %1</source>
        <translation>awaits %1</translation>
    </message>
    <message>
        <source>waits inside the library</source>
        <translation>waits inside the library</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>goes on</translation>
    </message>
    <message>
        <source>waits for a limited time</source>
        <translation>waits for a limited time</translation>
    </message>
    <message>
        <source>time counts steps</source>
        <translation>time counts steps</translation>
    </message>
    <message>
        <source>is on the machine</source>
        <translation>is on the machine</translation>
    </message>
    <message>
        <source>processor time used</source>
        <translation>processor time used</translation>
    </message>
    <message>
        <source>memory used</source>
        <translation>memory used</translation>
    </message>
    <message>
        <source>runs on the core</source>
        <translation>runs on the core</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>waits until all is done in %1</source>
        <translation>waits until all is done in %1</translation>
    </message>
    <message numerus="yes">
        <source>waits for one of %n descriptors</source>
        <translation>
            <numerusform>waits for a descriptor</numerusform>
            <numerusform>waits for one of %n descriptors</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for a connection</source>
        <translation>waits for a connection</translation>
    </message>
    <message>
        <source>waits for a connection at %1</source>
        <translation>waits for a connection at %1</translation>
    </message>
    <message>
        <source>waits to be connected</source>
        <translation>waits to be connected</translation>
    </message>
    <message>
        <source>waits to be connected to %1</source>
        <translation>waits to be connected to %1</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>waits for data at %1</translation>
    </message>
    <message>
        <source>waits for data from %1</source>
        <translation>waits for data from %1</translation>
    </message>
    <message>
        <source>waits for room to send</source>
        <translation>waits for room to send</translation>
    </message>
    <message>
        <source>ended by an exception</source>
        <translation>ended by an exception</translation>
    </message>
    <message>
        <source>tasks at the barrier</source>
        <translation>tasks at the barrier</translation>
    </message>
    <message>
        <source>is connected with</source>
        <translation>is connected with</translation>
    </message>
    <message>
        <source>the other program has read</source>
        <translation>the other program has read</translation>
    </message>
    <message>
        <source>in the event loop</source>
        <translation>in the event loop</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>a task</comment>
        <translation>cancelled</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventFilter</name>
    <message>
        <source>Processes</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Locks and their kin</source>
        <translation>Locks and their kin</translation>
    </message>
    <message>
        <source>Queues, pipes, sockets</source>
        <translation>Queues, pipes, sockets</translation>
    </message>
    <message>
        <source>Pools and jobs</source>
        <translation>Pools and jobs</translation>
    </message>
    <message>
        <source>Tasks and loops</source>
        <translation>Tasks and loops</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Lines and locals</source>
        <translation>Lines and locals</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Cores, CPU and memory</source>
        <translation>Cores, CPU and memory</translation>
    </message>
    <message>
        <source>The run itself</source>
        <translation>The run itself</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Any kind</translation>
    </message>
    <message>
        <source>Main events</source>
        <translation>Main events</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventTableModel</name>
    <message>
        <source>Time, s</source>
        <translation>Time, s</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <comment>what happened, and where</comment>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::RunModel</name>
    <message>
        <source>process %1</source>
        <translation>process %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>thread %1</translation>
    </message>
    <message>
        <source>process</source>
        <translation>process</translation>
    </message>
    <message>
        <source>object</source>
        <translation>object</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>object %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>load %1</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>take %1</translation>
    </message>
    <message>
        <source>let go of %1</source>
        <translation>let go of %1</translation>
    </message>
    <message>
        <source>%1 is held by itself since line %2</source>
        <translation>%1 is held by itself since line %2</translation>
    </message>
    <message>
        <source>%1 is held by %2 since line %3</source>
        <translation>%1 is held by %2 since line %3</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 is held by %2</translation>
    </message>
    <message>
        <source>pipe %1</source>
        <comment>its two descriptors</comment>
        <translation>pipe %1</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>the pool</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>waits for data at %1</translation>
    </message>
    <message>
        <source>lock of %1</source>
        <comment>a condition or a shared value</comment>
        <translation>lock of %1</translation>
    </message>
    <message>
        <source>waits for the result of %1</source>
        <translation>waits for the result of %1</translation>
    </message>
    <message>
        <source>Loop %1</source>
        <comment>an event loop</comment>
        <translation>Loop %1</translation>
    </message>
    <message>
        <source>waits for a task</source>
        <translation>waits for a task</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>store %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <comment>a pool's results</comment>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>cut off at exit</source>
        <translation>cut off at exit</translation>
    </message>
    <message>
        <source>wind up</source>
        <comment>a thread's last steps, which are the library's</comment>
        <translation>wind up</translation>
    </message>
</context>
</TS>
