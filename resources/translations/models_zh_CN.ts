<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>FindingWords</name>
    <message>
        <source>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</source>
        <translation>%1（pid %2）已结束，但父进程没有等待它：它成为僵尸进程。</translation>
    </message>
    <message>
        <source>Process %1 (pid %2) crashed.</source>
        <translation>进程 %1（pid %2）崩溃了。</translation>
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
        <translation>池增加一个工人</translation>
    </message>
    <message>
        <source>pool loses a worker</source>
        <translation>池失去一个工人</translation>
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
        <translation>等待%1上的连接</translation>
    </message>
    <message>
        <source>waits to be connected</source>
        <translation>等待连接建立</translation>
    </message>
    <message>
        <source>waits to be connected to %1</source>
        <translation>等待与%1建立连接</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>在%1等待数据</translation>
    </message>
    <message>
        <source>waits for data from %1</source>
        <translation>等待来自%1的数据</translation>
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
</context>
</TS>
