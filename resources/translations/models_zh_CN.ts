<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ErrorWords</name>
    <message>
        <source>Nothing is called %1 here: check how it is spelt, and that it is given a value before this line runs.</source>
        <translation>这里没有叫 %1 的东西：检查拼写，并确认在执行到这一行之前已经给它赋过值。</translation>
    </message>
    <message>
        <source>The function stores to %1, so %1 is its own variable and has no value yet. If the module's is meant, write "global %1" at the function's beginning.</source>
        <translation>这个函数给 %1 赋值，所以 %1 是函数自己的变量，此刻还没有值。如果要用模块的那个，在函数开头写 "global %1"。</translation>
    </message>
    <message>
        <source>The function around this one has not given %1 a value yet.</source>
        <translation>外层的函数还没有给 %1 赋值。</translation>
    </message>
    <message>
        <source>A file beside the program is called %1.py, or two files import each other. Is it yours and not meant? Give it another name than the library's module has.</source>
        <translation>程序旁边有个文件叫 %1.py，或者两个文件互相导入。如果这个文件是你的、却不想导入它，就换个名字，别和库的模块同名。</translation>
    </message>
    <message>
        <source>The module %1 has nothing called %2. Check how it is spelt, and whether a file of your own is called %1.py.</source>
        <translation>模块 %1 里没有叫 %2 的东西。检查拼写，再看看你自己是否有个文件叫 %1.py。</translation>
    </message>
    <message>
        <source>What stands before .%1 is None. Many functions give None, among them those that change a list in place, as sort and append.</source>
        <translation>.%1 前面的东西是 None。许多函数返回 None，其中包括就地修改列表的函数，例如 sort 和 append。</translation>
    </message>
    <message>
        <source>A process that is spawned finds functions by their name in the module: %1 stands within a function. Move it to the left margin.</source>
        <translation>用 spawn 启动的进程按名字在模块里找函数：%1 写在另一个函数里面。把它移到最左边。</translation>
    </message>
    <message>
        <source>The other process has not found %1 in its module. It has to stand at the left margin, outside of if __name__ == "__main__", and before the pool is made.</source>
        <translation>另一个进程在它的模块里找不到 %1。它要写在最左边，在 if __name__ == "__main__" 之外，并且在创建进程池之前。</translation>
    </message>
    <message>
        <source>An object of the class %1 has nothing called %2: check how it is spelt, and whether it is the object that you mean.</source>
        <translation>%1 类的对象没有叫 %2 的东西：检查拼写，再看看它是不是你想用的那个对象。</translation>
    </message>
    <message>
        <source>The class %1 has nothing called %2.</source>
        <translation>类 %1 没有叫 %2 的东西。</translation>
    </message>
    <message>
        <source>None was called. A thread's or a process's target is the function itself: target=work, without brackets.</source>
        <translation>调用了 None。线程或进程的 target 是函数本身：写 target=work，不加括号。</translation>
    </message>
    <message>
        <source>Something of the class %1 was called as if it were a function. Has a variable the function's name, or are there brackets too many?</source>
        <translation>把一个 %1 类的东西当函数调用了。是不是有变量和函数同名，或者多写了括号？</translation>
    </message>
    <message>
        <source>args wants a tuple. With one argument it needs a comma: args=(x,).</source>
        <translation>args 要一个元组。只有一个参数时要加逗号：args=(x,)。</translation>
    </message>
    <message>
        <source>%1 takes %2 arguments and was given another number. Of a method, self is one of them; of a thread's target, args has to fit.</source>
        <translation>%1 要 %2 个参数，给的个数不对。方法的参数里包括 self；线程的 target 要和 args 相配。</translation>
    </message>
    <message>
        <source>%1 was called without some of what it needs. Of a thread's or a process's target, args has to have it.</source>
        <translation>调用 %1 时少给了它需要的参数。线程或进程的 target 所需的参数要写在 args 里。</translation>
    </message>
    <message>
        <source>%1 has no parameter called %2.</source>
        <translation>%1 没有叫 %2 的参数。</translation>
    </message>
    <message>
        <source>A text can be added to a text only: turn the other into one with str(), or use f"…".</source>
        <translation>文本只能和文本相加：用 str() 把另一个变成文本，或者用 f"…"。</translation>
    </message>
    <message>
        <source>One of the two is None: perhaps what a function gives that returns nothing.</source>
        <translation>两者之一是 None：可能是某个没有返回值的函数的结果。</translation>
    </message>
    <message>
        <source>This operator (%1) does not work between these two classes. A number that was read is a text until int() has made it one.</source>
        <translation>这两个类之间不能用这个运算符（%1）。读进来的数字是文本，用 int() 才变成数。</translation>
    </message>
    <message>
        <source>These two cannot be compared: turn one into what the other is, as with int().</source>
        <translation>这两个东西不能比较：先把其中一个变成另一个的类型，例如用 int()。</translation>
    </message>
    <message>
        <source>Something of the class %1 has no items to go through one after the other.</source>
        <translation>%1 类的东西里没有可以逐个取出的元素。</translation>
    </message>
    <message>
        <source>Something of the class %1 has no items to ask for with [ ].</source>
        <translation>%1 类的东西不能用 [ ] 取元素。</translation>
    </message>
    <message>
        <source>What goes to another process is pickled, and a %1 cannot be. Let the process make its own, or hand over what it needs to make it.</source>
        <translation>交给另一个进程的东西要先 pickle，而 %1 不能 pickle。让那个进程自己创建，或者只交给它创建所需的东西。</translation>
    </message>
    <message>
        <source>What goes to another process is pickled. A function for that has to stand at the left margin and be found by its name: no lambda, no function within another.</source>
        <translation>交给另一个进程的东西要先 pickle。为此函数要写在最左边，并能按名字找到：不能是 lambda，也不能是写在函数里的函数。</translation>
    </message>
    <message>
        <source>Only a coroutine, a task or a future can be awaited, and this is a %1. Is the function an "async def"?</source>
        <translation>只有协程、任务或 future 可以 await，而这是一个 %1。那个函数是用 "async def" 定义的吗？</translation>
    </message>
    <message>
        <source>A coroutine is wanted: call the function that is an "async def".</source>
        <translation>这里要一个协程：调用用 "async def" 定义的函数。</translation>
    </message>
    <message>
        <source>There are more items on the right than names on the left.</source>
        <translation>右边的元素比左边的名字多。</translation>
    </message>
    <message>
        <source>There are fewer items on the right than names on the left.</source>
        <translation>右边的元素比左边的名字少。</translation>
    </message>
    <message>
        <source>The pool was closed or terminated before this call.</source>
        <translation>在这次调用之前，进程池已经关闭或终止。</translation>
    </message>
    <message>
        <source>It was released once more than it was acquired.</source>
        <translation>释放的次数比获取的多一次。</translation>
    </message>
    <message>
        <source>task_done() belongs to each item that was taken, once.</source>
        <translation>每取出一项只能调用一次 task_done()。</translation>
    </message>
    <message>
        <source>The list has no such item (any more): another thread may have been faster.</source>
        <translation>列表里没有（或不再有）这一项：可能另一个线程抢先了一步。</translation>
    </message>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation>任何数都不能除以 0。</translation>
    </message>
    <message>
        <source>There is nothing left to take. Between looking whether it is empty and taking, another thread can come: hold a lock, or use a queue.</source>
        <translation>已经没有可取的了。在看它是否为空和取出之间，另一个线程可能插进来：用锁，或者用队列。</translation>
    </message>
    <message>
        <source>There is no item with that number: the first is 0, the last is one less than the length.</source>
        <translation>没有这个序号的元素：第一个是 0，最后一个是长度减 1。</translation>
    </message>
    <message>
        <source>The dict has no key %1. get() gives another value in its place.</source>
        <translation>字典里没有键 %1。用 get() 可以在没有时给出另一个值。</translation>
    </message>
    <message>
        <source>A thread runs once. For another time make another one.</source>
        <translation>一个线程只运行一次。要再运行，就再创建一个。</translation>
    </message>
    <message>
        <source>A thread cannot wait for its own end.</source>
        <translation>线程不能等待自己结束。</translation>
    </message>
    <message>
        <source>start() comes before join().</source>
        <translation>先 start()，再 join()。</translation>
    </message>
    <message>
        <source>A class derived from Thread has to call super().__init__() at the beginning of its own __init__.</source>
        <translation>从 Thread 派生的类要在自己的 __init__ 开头调用 super().__init__()。</translation>
    </message>
    <message>
        <source>This thread does not hold the lock. "with lock:" takes it and gives it back, whatever happens in between.</source>
        <translation>这个线程没有持有这把锁。"with lock:" 会获取它，并且无论中间发生什么都会归还。</translation>
    </message>
    <message>
        <source>There are too many threads already. A pool lets few of them do the work of many.</source>
        <translation>线程已经太多了。线程池用少量线程就能做许多线程的工作。</translation>
    </message>
    <message>
        <source>It was changed while a loop went through it, by the loop itself or by another thread. Go through a copy, as list(d), or hold a lock.</source>
        <translation>循环正在遍历它时，它被改变了：被循环自己，或者被另一个线程。遍历一个副本（例如 list(d)），或者持有锁。</translation>
    </message>
    <message>
        <source>Two threads have asked one generator for its next item at the same time. Put a lock around it, or a queue in between.</source>
        <translation>两个线程同时向同一个生成器要下一项。给它加锁，或者中间用一个队列。</translation>
    </message>
    <message>
        <source>The barrier is broken: somebody has given up waiting, or has called abort() or reset().</source>
        <translation>屏障已经损坏：有线程放弃了等待，或者调用了 abort() 或 reset()。</translation>
    </message>
    <message>
        <source>The queue was empty, and no item came in time. get() without a timeout waits.</source>
        <translation>队列是空的，规定时间内没有来新的项。不带超时的 get() 会一直等。</translation>
    </message>
    <message>
        <source>The queue was full, and no room came in time. put() without a timeout waits.</source>
        <translation>队列是满的，规定时间内没有空出位置。不带超时的 put() 会一直等。</translation>
    </message>
    <message>
        <source>A process that is spawned runs the program's file again: what starts processes has to stand under if __name__ == "__main__".</source>
        <translation>用 spawn 启动的进程会再次运行程序的文件：启动进程的代码要写在 if __name__ == "__main__" 之下。</translation>
    </message>
    <message>
        <source>A %1 cannot be sent to a process that runs already. Hand it over when the process is made: args=(…), or a pool's initializer.</source>
        <translation>%1 不能发送给已经在运行的进程。创建进程时交给它：写在 args=(…) 里，或者用进程池的 initializer。</translation>
    </message>
    <message>
        <source>Make the lock or the queue with the same context as the process: ctx = get_context("spawn"), ctx.Queue(), ctx.Process(…).</source>
        <translation>锁或队列要用和进程相同的上下文创建：ctx = get_context("spawn")，ctx.Queue()，ctx.Process(…)。</translation>
    </message>
    <message>
        <source>The start method can be chosen once, at the beginning of the program.</source>
        <translation>启动方式只能选一次，在程序开头。</translation>
    </message>
    <message>
        <source>A process can be waited for only by the one that has started it.</source>
        <translation>只有启动一个进程的那个进程能等待它。</translation>
    </message>
    <message>
        <source>A process runs once. For another time make another one.</source>
        <translation>一个进程只运行一次。要再运行，就再创建一个。</translation>
    </message>
    <message>
        <source>Daemon processes, which a pool's workers are, must not start processes.</source>
        <translation>守护进程（进程池的工作进程就是）不能再启动进程。</translation>
    </message>
    <message>
        <source>A worker of the pool has ended suddenly (a crash, or killed), and the pool with it.</source>
        <translation>进程池的一个工作进程突然结束了（崩溃或被杀死），整个进程池随之作废。</translation>
    </message>
    <message>
        <source>Nobody has the reading end any more.</source>
        <translation>已经没有谁持有读端了。</translation>
    </message>
    <message>
        <source>The other end is closed: nothing more will come.</source>
        <translation>另一端已经关闭：不会再有数据来。</translation>
    </message>
    <message>
        <source>There is no child left to wait for.</source>
        <translation>没有可以等待的子进程了。</translation>
    </message>
    <message>
        <source>A loop runs already in this thread: within "async def" write "await" in place of asyncio.run().</source>
        <translation>这个线程里已经有一个事件循环在运行：在 "async def" 里写 "await"，不要用 asyncio.run()。</translation>
    </message>
    <message>
        <source>This works only within "async def", while a loop runs: begin it with asyncio.run(main()).</source>
        <translation>这只能在 "async def" 里、事件循环运行时使用：用 asyncio.run(main()) 开始。</translation>
    </message>
    <message>
        <source>A coroutine runs once. Call the function again for another one.</source>
        <translation>一个协程只运行一次。再调用一次函数就得到另一个。</translation>
    </message>
    <message>
        <source>The loop is over: asyncio.run() has closed it.</source>
        <translation>事件循环已经结束：asyncio.run() 把它关闭了。</translation>
    </message>
    <message>
        <source>It was used in another loop before. Make it within the coroutine that asyncio.run() begins with.</source>
        <translation>它先前在另一个事件循环里用过。在 asyncio.run() 开始的那个协程里创建它。</translation>
    </message>
    <message>
        <source>The executor was shut down before; "with" does that at its end.</source>
        <translation>执行器先前已经关闭；"with" 在结束时会关闭它。</translation>
    </message>
    <message>
        <source>The future has no result yet, or has one already.</source>
        <translation>这个 future 还没有结果，或者已经有结果了。</translation>
    </message>
    <message>
        <source>It was cancelled before it had a result.</source>
        <translation>在得到结果之前它被取消了。</translation>
    </message>
    <message>
        <source>It did not come within the time that was given.</source>
        <translation>在规定的时间内没有等到。</translation>
    </message>
    <message>
        <source>Nobody listens there: start the server first, and check the port.</source>
        <translation>那里没有谁在监听：先启动服务器，再检查端口。</translation>
    </message>
    <message>
        <source>The other side has gone without a word.</source>
        <translation>对方没有打招呼就断开了。</translation>
    </message>
    <message>
        <source>The two sides have different keys (authkey).</source>
        <translation>两边的密钥（authkey）不同。</translation>
    </message>
    <message>
        <source>Another program, or an earlier run, listens at that port still. Take another port, or wait a minute.</source>
        <translation>另一个程序，或者先前的一次运行，还在那个端口上监听。换一个端口，或者等一分钟。</translation>
    </message>
    <message>
        <source>There is no %1 in the folder where the program runs.</source>
        <translation>程序运行的文件夹里没有 %1。</translation>
    </message>
    <message>
        <source>The system has no room for that now; of fork: there are too many processes.</source>
        <translation>系统此刻没有余地了；如果是 fork，说明进程太多。</translation>
    </message>
    <message>
        <source>Neither the library nor the program's folder has a module %1. What pip installs is not part of this language.</source>
        <translation>库里和程序的文件夹里都没有模块 %1。pip 安装的东西不属于这门语言。</translation>
    </message>
    <message>
        <source>This language has the modules that processes and threads are learnt with; %1 is none of them.</source>
        <translation>这门语言只有学习进程和线程所需的模块，%1 不在其中。</translation>
    </message>
    <message>
        <source>%2 is not through yet: two files import each other, or a file of yours has the name of a module of the library. Then give it another name.</source>
        <translation>%2 还没有执行完：两个文件互相导入，或者你的文件和库的模块同名，那就给它换个名字。</translation>
    </message>
    <message>
        <source>The module %2 has nothing called %1.</source>
        <translation>模块 %2 里没有叫 %1 的东西。</translation>
    </message>
    <message>
        <source>A function calls itself, and nothing ends that.</source>
        <translation>函数调用自己，却没有结束的条件。</translation>
    </message>
    <message>
        <source>There is no more memory for this process.</source>
        <translation>这个进程没有更多内存了。</translation>
    </message>
    <message>
        <source>next() found nothing more within a generator. Give it a second argument, or catch StopIteration.</source>
        <translation>next() 在生成器里没有找到更多的项。给它第二个参数，或者捕获 StopIteration。</translation>
    </message>
    <message>
        <source>What can change, such as a %1, cannot be a key of a dict or an item of a set. A tuple can.</source>
        <translation>%1 这样可以修改的对象不能作字典的键，也不能作集合的元素。元组可以。</translation>
    </message>
    <message>
        <source>%1 is not a whole number, so int() cannot make one of it.</source>
        <translation>%1 不是整数，int() 无法转换它。</translation>
    </message>
    <message>
        <source>%1 is not a number, so float() cannot make one of it.</source>
        <translation>%1 不是数，float() 无法转换它。</translation>
    </message>
    <message>
        <source>The program is not trusted yet, so it may not start other programs. If you know what it does, press “Trust it” above the program and run it again.</source>
        <translation>这个程序尚未被信任，不能启动其他程序。如果你清楚它要做什么，点程序上方的“信任”，再运行一次。</translation>
    </message>
    <message>
        <source>The program is not trusted yet: it may read the files beside it, no others, and change none. If you know what it does, press “Trust it” above the program and run it again.</source>
        <translation>这个程序尚未被信任：只能读取与它在同一文件夹里的文件，不能修改任何文件。如果你清楚它要做什么，点程序上方的“信任”，再运行一次。</translation>
    </message>
    <message>
        <source>The system does not allow that. For the network beyond this machine, the program has to be trusted first: press “Trust it” above the program.</source>
        <translation>系统不允许这样做。若要访问本机以外的网络，先要信任这个程序：点程序上方的“信任”。</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</source>
        <translation>%1（pid %2）已结束，但父进程没有等待它：它成为僵尸进程。</translation>
    </message>
    <message>
        <source>%1 ended with an exception that nobody caught: %2</source>
        <translation>%1 因无人捕获的异常而结束：%2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某个线程</translation>
    </message>
    <message>
        <source>an unknown line</source>
        <translation>未知的行</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 waits for %2 to end</source>
        <translation>%1 等待 %2 结束</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds</source>
        <translation>%1 等待 %3 持有的 %2</translation>
    </message>
    <message>
        <source>Deadlock: %1. None of them can ever go on.</source>
        <translation>死锁：%1。它们都永远无法继续。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.</source>
        <translation>%1 上的竞争：%2 在%4存入 %3 时，没有看到 %6 在%7存入的 %5。</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 在等待</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 等待 %2</translation>
    </message>
    <message>
        <source>%1, and nobody is left who could end that.</source>
        <translation>%1，已经没有谁能结束这个等待。</translation>
    </message>
    <message>
        <source>Left in %1: nobody took %2, which %3 put there at %4.</source>
        <translation>%1 中有剩余：%3 在%4放入的 %2 没有人取走。</translation>
    </message>
    <message>
        <source>%1 failed and nobody asked for its result: %2</source>
        <translation>%1 失败了，却没有人查看结果：%2</translation>
    </message>
    <message>
        <source>Process %1 (pid %2) crashed: %3.</source>
        <translation>进程 %1（pid %2）崩溃：%3。</translation>
    </message>
    <message>
        <source>signal %1 (%2)</source>
        <comment>its number and name</comment>
        <translation>信号 %1（%2）</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>信号 %1</translation>
    </message>
    <message>
        <source>nobody has told its signal</source>
        <translation>没有得知是哪个信号</translation>
    </message>
    <message>
        <source>%1 ended at line %2 with an exception that nobody caught: %3</source>
        <translation>%1 在第 %2 行因无人捕获的异常而结束：%3</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>waits for an item</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>waits for room</source>
        <translation>等待空位</translation>
    </message>
    <message>
        <source>waits for data</source>
        <translation>等待数据</translation>
    </message>
    <message>
        <source>waits to be notified</source>
        <translation>等待通知</translation>
    </message>
    <message>
        <source>waits at the barrier</source>
        <translation>等在屏障处</translation>
    </message>
    <message>
        <source>waits for a permit</source>
        <translation>等待许可</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>waits for input</source>
        <translation>等待输入</translation>
    </message>
    <message>
        <source>in I/O</source>
        <translation>在等 I/O</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被杀死</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>program starts</source>
        <translation>程序开始</translation>
    </message>
    <message>
        <source>program ends</source>
        <translation>程序结束</translation>
    </message>
    <message>
        <source>source file</source>
        <translation>源文件</translation>
    </message>
    <message>
        <source>recording level</source>
        <translation>记录级别</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>events not recorded</source>
        <translation>未记录的事件</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>is named</source>
        <translation>得名</translation>
    </message>
    <message>
        <source>forks a process</source>
        <translation>fork 出进程</translation>
    </message>
    <message>
        <source>spawns a process</source>
        <translation>spawn 出进程</translation>
    </message>
    <message>
        <source>becomes another program</source>
        <translation>换成另一个程序</translation>
    </message>
    <message>
        <source>process starts</source>
        <translation>进程启动</translation>
    </message>
    <message>
        <source>process exits</source>
        <translation>进程退出</translation>
    </message>
    <message>
        <source>process crashes</source>
        <translation>进程崩溃</translation>
    </message>
    <message>
        <source>process is killed</source>
        <translation>进程被杀死</translation>
    </message>
    <message>
        <source>waits for a child</source>
        <translation>等待子进程</translation>
    </message>
    <message>
        <source>child has ended</source>
        <translation>子进程已结束</translation>
    </message>
    <message>
        <source>creates a thread</source>
        <translation>创建线程</translation>
    </message>
    <message>
        <source>thread starts</source>
        <translation>线程启动</translation>
    </message>
    <message>
        <source>thread exits</source>
        <translation>线程退出</translation>
    </message>
    <message>
        <source>joins</source>
        <translation>等待结束</translation>
    </message>
    <message>
        <source>has joined</source>
        <translation>等到了</translation>
    </message>
    <message>
        <source>thread is named</source>
        <translation>线程得名</translation>
    </message>
    <message>
        <source>waits for the GIL</source>
        <translation>等待 GIL</translation>
    </message>
    <message>
        <source>takes the GIL</source>
        <translation>拿到 GIL</translation>
    </message>
    <message>
        <source>drops the GIL</source>
        <translation>放下 GIL</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>takes the lock</source>
        <translation>拿到锁</translation>
    </message>
    <message>
        <source>releases the lock</source>
        <translation>释放锁</translation>
    </message>
    <message>
        <source>takes a permit</source>
        <translation>取得许可</translation>
    </message>
    <message>
        <source>gives a permit back</source>
        <translation>归还许可</translation>
    </message>
    <message>
        <source>notifies</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>wakes up</source>
        <translation>醒来</translation>
    </message>
    <message>
        <source>waits for the event</source>
        <translation>等待事件</translation>
    </message>
    <message>
        <source>sets the event</source>
        <translation>置位事件</translation>
    </message>
    <message>
        <source>clears the event</source>
        <translation>清除事件</translation>
    </message>
    <message>
        <source>sees the event set</source>
        <translation>看到事件已置位</translation>
    </message>
    <message>
        <source>passes the barrier</source>
        <translation>通过屏障</translation>
    </message>
    <message>
        <source>breaks the barrier</source>
        <translation>打破屏障</translation>
    </message>
    <message>
        <source>gives up waiting</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>makes a queue</source>
        <translation>建立队列</translation>
    </message>
    <message>
        <source>puts an item</source>
        <translation>放入数据</translation>
    </message>
    <message>
        <source>item is on its way</source>
        <translation>数据上路</translation>
    </message>
    <message>
        <source>gets an item</source>
        <translation>取出数据</translation>
    </message>
    <message>
        <source>finds the queue full</source>
        <translation>发现队列满</translation>
    </message>
    <message>
        <source>finds the queue empty</source>
        <translation>发现队列空</translation>
    </message>
    <message>
        <source>closes the queue</source>
        <translation>关闭队列</translation>
    </message>
    <message>
        <source>marks a task done</source>
        <translation>标记任务完成</translation>
    </message>
    <message>
        <source>makes a pipe</source>
        <translation>建立管道</translation>
    </message>
    <message>
        <source>writes to the pipe</source>
        <translation>写管道</translation>
    </message>
    <message>
        <source>reads from the pipe</source>
        <translation>读管道</translation>
    </message>
    <message>
        <source>closes the pipe</source>
        <translation>关闭管道</translation>
    </message>
    <message>
        <source>connects</source>
        <translation>发起连接</translation>
    </message>
    <message>
        <source>accepts a connection</source>
        <translation>接受连接</translation>
    </message>
    <message>
        <source>sends</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>closes the connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>creates a task</source>
        <translation>创建任务</translation>
    </message>
    <message>
        <source>task awaits</source>
        <translation>任务等待</translation>
    </message>
    <message>
        <source>task goes on</source>
        <translation>任务继续</translation>
    </message>
    <message>
        <source>task is done</source>
        <translation>任务完成</translation>
    </message>
    <message>
        <source>falls asleep</source>
        <translation>入睡</translation>
    </message>
    <message>
        <source>waits for I/O</source>
        <translation>等待 I/O</translation>
    </message>
    <message>
        <source>I/O is done</source>
        <translation>I/O 完成</translation>
    </message>
    <message>
        <source>wants input</source>
        <translation>要输入</translation>
    </message>
    <message>
        <source>gets input</source>
        <translation>得到输入</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>进入函数</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>local value</source>
        <translation>局部变量</translation>
    </message>
    <message>
        <source>loads</source>
        <translation>读</translation>
    </message>
    <message>
        <source>stores</source>
        <translation>写</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>手里</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>cannot go on</source>
        <translation>不能继续</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>prints an error</source>
        <translation>打印错误</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>抛出异常</translation>
    </message>
    <message>
        <source>ends with an exception</source>
        <translation>因异常结束</translation>
    </message>
    <message>
        <source>makes a pool</source>
        <translation>创建池</translation>
    </message>
    <message>
        <source>pool gets a worker</source>
        <translation>池增加一个工作者</translation>
    </message>
    <message>
        <source>pool loses a worker</source>
        <translation>池失去一个工作者</translation>
    </message>
    <message>
        <source>pool takes no more jobs</source>
        <translation>池不再接收任务</translation>
    </message>
    <message>
        <source>sends a signal</source>
        <translation>发送信号</translation>
    </message>
    <message>
        <source>handles a signal</source>
        <translation>处理信号</translation>
    </message>
    <message>
        <source>submits a job</source>
        <translation>提交任务</translation>
    </message>
    <message>
        <source>job goes to the pool</source>
        <translation>任务交给池</translation>
    </message>
    <message>
        <source>job begins</source>
        <translation>任务开始</translation>
    </message>
    <message>
        <source>job is done</source>
        <translation>任务完成</translation>
    </message>
    <message>
        <source>job fails</source>
        <translation>任务失败</translation>
    </message>
    <message>
        <source>job is cancelled</source>
        <translation>任务被取消</translation>
    </message>
    <message>
        <source>collects the result</source>
        <translation>取走结果</translation>
    </message>
    <message>
        <source>callback is called</source>
        <translation>调用回调</translation>
    </message>
    <message>
        <source>task fails</source>
        <translation>协程任务失败</translation>
    </message>
    <message>
        <source>task is cancelled</source>
        <translation>协程任务被取消</translation>
    </message>
    <message>
        <source>collects the task's result</source>
        <translation>取走协程任务的结果</translation>
    </message>
    <message>
        <source>the loop's next turn</source>
        <translation>事件循环的下一轮</translation>
    </message>
    <message>
        <source>gives an end of the pipe to</source>
        <translation>把管道的一端交给</translation>
    </message>
    <message>
        <source>has its turn</source>
        <translation>轮到它运行</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>awaits %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>waits inside the library</source>
        <translation>在库内部等待</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>waits for a limited time</source>
        <translation>限时等待</translation>
    </message>
    <message>
        <source>time counts steps</source>
        <translation>时间按步计</translation>
    </message>
    <message>
        <source>is on the machine</source>
        <translation>所在机器</translation>
    </message>
    <message>
        <source>processor time used</source>
        <translation>已用处理器时间</translation>
    </message>
    <message>
        <source>memory used</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>runs on the core</source>
        <translation>运行于核</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>waits until all is done in %1</source>
        <translation>等待 %1 中的任务全部完成</translation>
    </message>
    <message numerus="yes">
        <source>waits for one of %n descriptors</source>
        <translation>
            <numerusform>等待 %n 个描述符中的一个就绪</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for a connection</source>
        <translation>等待连接</translation>
    </message>
    <message>
        <source>waits for a connection at %1</source>
        <translation>在 %1 等待连接</translation>
    </message>
    <message>
        <source>waits to be connected</source>
        <translation>等待连接建立</translation>
    </message>
    <message>
        <source>waits to be connected to %1</source>
        <translation>等待连接到 %1</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>在 %1 等待数据</translation>
    </message>
    <message>
        <source>waits for data from %1</source>
        <translation>等待来自 %1 的数据</translation>
    </message>
    <message>
        <source>waits for room to send</source>
        <translation>等待可以发送的空间</translation>
    </message>
    <message>
        <source>ended by an exception</source>
        <translation>因异常结束</translation>
    </message>
    <message>
        <source>tasks at the barrier</source>
        <translation>屏障处的任务</translation>
    </message>
    <message>
        <source>is connected with</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>the other program has read</source>
        <translation>另一个程序已读走</translation>
    </message>
    <message>
        <source>in the event loop</source>
        <translation>在事件循环中等待</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>a task</comment>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventFilter</name>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Locks and their kin</source>
        <translation>锁及同类</translation>
    </message>
    <message>
        <source>Queues, pipes, sockets</source>
        <translation>队列、管道、套接字</translation>
    </message>
    <message>
        <source>Pools and jobs</source>
        <translation>池与任务</translation>
    </message>
    <message>
        <source>Tasks and loops</source>
        <translation>协程任务与循环</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Lines and locals</source>
        <translation>代码行与局部变量</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cores, CPU and memory</source>
        <translation>核、CPU 与内存</translation>
    </message>
    <message>
        <source>The run itself</source>
        <translation>运行本身</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Main events</source>
        <translation>主要事件</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventTableModel</name>
    <message>
        <source>Time, s</source>
        <translation>时间，秒</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <comment>what happened, and where</comment>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::RunModel</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>线程 %1</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>对象 %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>获取 %1</translation>
    </message>
    <message>
        <source>let go of %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>%1 is held by itself since line %2</source>
        <translation>%1 从第 %2 行起就由它自己持有</translation>
    </message>
    <message>
        <source>%1 is held by %2 since line %3</source>
        <translation>%1 从第 %3 行起由 %2 持有</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 由 %2 持有</translation>
    </message>
    <message>
        <source>pipe %1</source>
        <comment>its two descriptors</comment>
        <translation>管道 %1</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>进程池</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>在 %1 等待数据</translation>
    </message>
    <message>
        <source>lock of %1</source>
        <comment>a condition or a shared value</comment>
        <translation>%1 的锁</translation>
    </message>
    <message>
        <source>waits for the result of %1</source>
        <translation>等待 %1 的结果</translation>
    </message>
    <message>
        <source>Loop %1</source>
        <comment>an event loop</comment>
        <translation>事件循环 %1</translation>
    </message>
    <message>
        <source>waits for a task</source>
        <translation>等待任务</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <comment>a pool's results</comment>
        <translation>等待 %1 的结果</translation>
    </message>
    <message>
        <source>cut off at exit</source>
        <translation>退出时被中断</translation>
    </message>
    <message>
        <source>wind up</source>
        <comment>a thread's last steps, which are the library's</comment>
        <translation>收尾</translation>
    </message>
</context>
</TS>
