<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>StageSentences</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2 put, %3 taken, %4 inside. Writing end: %5. Reading end: %6.</source>
        <translation>%1：放入 %2，取走 %3，其中 %4。写端：%5。读端：%6。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 sent, %3 received, %n bytes on their way.</source>
        <translation>
            <numerusform>%1：发送 %2 次，接收 %3 次，%n 字节在途中。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 put, %3 taken, %4 inside.</source>
        <translation>%1：放入 %2，取走 %3，其中 %4。</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n permits left.</source>
        <translation>
            <numerusform>%1 还剩 %n 个许可。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is set.</source>
        <translation>%1 已设置。</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>%1 未设置。</translation>
    </message>
    <message numerus="yes">
        <source>At %1, %n are waiting.</source>
        <translation>
            <numerusform>%1 处有 %n 个在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is where threads wait to be notified.</source>
        <translation>线程在 %1 处等待通知。</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 空闲。</translation>
    </message>
    <message>
        <source>%1 is held by %2.</source>
        <translation>%1 由 %2 持有。</translation>
    </message>
    <message>
        <source>%1 Waiting: %2.</source>
        <translation>%1等待者：%2。</translation>
    </message>
    <message>
        <source>%1 waits for a worker.</source>
        <translation>%1 在等待空闲的工作者。</translation>
    </message>
    <message>
        <source>%1 is being worked on by %2.</source>
        <translation>%2 正在执行 %1。</translation>
    </message>
    <message>
        <source>%1 is done: %2, and somebody took the result.</source>
        <translation>%1 已完成：%2，结果已被取走。</translation>
    </message>
    <message>
        <source>%1 is done: %2. Nobody has taken the result yet.</source>
        <translation>%1 已完成：%2。结果还没有人取走。</translation>
    </message>
    <message>
        <source>%1 failed: %2. Somebody saw the exception.</source>
        <translation>%1 失败：%2。异常已被看到。</translation>
    </message>
    <message>
        <source>%1 failed: %2. Nobody has seen the exception yet.</source>
        <translation>%1 失败：%2。异常还没有人看到。</translation>
    </message>
    <message>
        <source>%1 was cancelled.</source>
        <translation>%1 已取消。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n workers, %2 jobs wait, %3 are being worked on, %4 results wait to be taken.</source>
        <translation>
            <numerusform>%1：%n 个工作者，%2 个任务等待，%3 个在执行，%4 个结果待取。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It takes no more jobs.</source>
        <translation>%1它不再接收任务。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1, a value of %2's own.</source>
        <translation>%1，%2 自己的值。</translation>
    </message>
    <message>
        <source>%1, stored by %2 at line %3.</source>
        <translation>%1，由 %2 在第 %3 行存入。</translation>
    </message>
    <message>
        <source>Task %1: %2.</source>
        <translation>协程任务 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is in turn %2; %3 callbacks are ready in it.</source>
        <translation>%1 处于第 %2 轮；其中 %3 个回调就绪。</translation>
    </message>
    <message>
        <source>%1 Its own: %2.</source>
        <translation>%1自己的值：%2。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Process %1, pid %2.</source>
        <translation>进程 %1，pid %2。</translation>
    </message>
    <message>
        <source>%1 It is on the machine %2.</source>
        <translation>%1它在机器 %2 上。</translation>
    </message>
    <message>
        <source>%1 It holds %2 of memory; what a fork shares is counted for each process.</source>
        <translation>%1它占用 %2 内存；fork 后共享的部分在每个进程里都计入。</translation>
    </message>
    <message>
        <source>%1 It has used %2 of processor time.</source>
        <translation>%1它已用处理器时间 %2。</translation>
    </message>
    <message>
        <source>Another machine, %1: this run talks to it, what it does there is not known here.</source>
        <translation>另一台机器 %1：这次运行与它通信，它那边在做什么，这里不知道。</translation>
    </message>
    <message numerus="yes">
        <source>This machine, with %n processes of the run.</source>
        <translation>
            <numerusform>本机，有这次运行的 %n 个进程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The machine %1, with %n processes of the run.</source>
        <translation>
            <numerusform>机器 %1，有这次运行的 %n 个进程。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, connected with %2 on another machine: %3 sent, %4 received. What arrives there is not known here.</source>
        <translation>%1 与另一台机器上的 %2 相连：已发送 %3 次，已接收 %4 次。对方收到了什么，这里无从得知。</translation>
    </message>
    <message>
        <source>%1, shared by processes: %2.</source>
        <translation>%1，由各进程共享：%2。</translation>
    </message>
    <message>
        <source>Written last by %1, at line %2</source>
        <translation>最后由 %1 在第 %2 行写入</translation>
    </message>
    <message>
        <source>Written last by %1</source>
        <translation>最后由 %1 写入</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1%2。</translation>
    </message>
    <message>
        <source>%1 %2: %3.</source>
        <translation>%1%2：%3。</translation>
    </message>
    <message>
        <source>%1 Its lock: %2</source>
        <translation>%1它的锁：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Threads that the library has started in %1 for itself. %2. A click shows or folds them.</source>
        <translation>库在 %1 中为自己启动的线程：%2。点击可展开或折叠。</translation>
    </message>
    <message>
        <source>%1 and %2 are the two ends of a connection: %3 bytes are on their way to %2, %4 to %1.</source>
        <translation>%1 和 %2 是同一条连接的两端：有 %3 个字节正在去 %2 的路上，%4 个字节正在去 %1 的路上。</translation>
    </message>
    <message>
        <source>%1 Values are not recorded at full speed: to see them, choose a pace, or record shared data too (Settings, “What is recorded”), and run it again.</source>
        <translation>%1全速运行时不记录变量的值：要看到它们，请选择一个较慢的节奏，或在“设置”的“记录哪些内容”里加上共享数据，再运行一次。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StagePainter</name>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ 信号 %1</translation>
    </message>
    <message>
        <source>ended, not waited for</source>
        <translation>已结束，尚未被等待</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>one memory, shared by its threads</source>
        <translation>一份内存，由各线程共享</translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 (room for %2)</source>
        <translation>%1（容量 %2）</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes inside</source>
        <translation>
            <numerusform>管道中有 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 put, %2 taken, %3 inside</source>
        <translation>放入 %1，取走 %2，剩余 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n permits left</source>
        <translation>
            <numerusform>剩余 %n 个许可</numerusform>
        </translation>
    </message>
    <message>
        <source>set</source>
        <translation>已置位</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未置位</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>无人等待</translation>
    </message>
    <message>
        <source>waiting room</source>
        <translation>等待区</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>持有者：%1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ 被外部结束</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Future 对象</translation>
    </message>
    <message>
        <source>%1, terminated</source>
        <translation>%1，已终止</translation>
    </message>
    <message>
        <source>%1, takes no more jobs</source>
        <translation>%1，不再接收任务</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n 个工作者</numerusform>
        </translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Results: %1, taken: %2</source>
        <translation>结果：%1，已取：%2</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>协程任务</translation>
    </message>
    <message>
        <source>pid %1, a program from outside</source>
        <translation>pid %1，外部程序</translation>
    </message>
    <message>
        <source>in: %1</source>
        <translation>入：%1</translation>
    </message>
    <message>
        <source>out: %1</source>
        <translation>出：%1</translation>
    </message>
    <message>
        <source>own: %1</source>
        <translation>自有：%1</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>holds an end of a pipe</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>writes: %1 · reads: %2</source>
        <translation>写：%1 · 读：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes on their way</source>
        <translation>
            <numerusform>%n 字节在途中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1，已关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>held by %1, %2 times</source>
        <translation>由 %1 持有，%2 次</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many threads, and what they do</comment>
        <translation>%2 %1</translation>
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
        <source>waiting for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
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
        <source>crashed</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>waiting:</source>
        <translation>等待：</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>手中</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>接下来运行 %1</translation>
    </message>
    <message>
        <source>let time pass: %1 wakes up</source>
        <translation>时间流逝：%1 醒来</translation>
    </message>
    <message>
        <source>Another machine, %1</source>
        <translation>另一台机器，%1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Machine %1</source>
        <translation>机器 %1</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>pid %1, one memory, shared by its threads</source>
        <translation>pid %1，一份内存，由各线程共享</translation>
    </message>
    <message numerus="yes">
        <source>%1, + %n more</source>
        <translation>
            <numerusform>%1，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>written by %1, line %2</source>
        <translation>由 %1 写入，第 %2 行</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>由 %1 写入</translation>
    </message>
    <message>
        <source>%1: free</source>
        <translation>%1：空闲</translation>
    </message>
    <message numerus="yes">
        <source>%n threads of the library</source>
        <translation>
            <numerusform>库的 %n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>%1 ⇄ %2</source>
        <comment>the ends of a connection</comment>
        <translation>%1 ⇄ %2</translation>
    </message>
    <message>
        <source>→ %1 bytes, ← %2 bytes</source>
        <translation>→ %1 字节，← %2 字节</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>%1 holds an old copy, %2</source>
        <translation>%1 手里是旧值 %2</translation>
    </message>
    <message>
        <source>%1 holds a copy of this %2</source>
        <translation>%1 手里有这个 %2 的副本</translation>
    </message>
    <message>
        <source>%1 hold a copy of this %2</source>
        <translation>%1 手里都有这个 %2 的副本</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>has gone through a pipe</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>errors: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n turns in all</source>
        <translation>
            <numerusform>共 %n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %1, %n callbacks</source>
        <translation>
            <numerusform>第 %1 轮，%n 个回调</numerusform>
        </translation>
    </message>
    <message>
        <source>one memory; at full speed its values are not recorded</source>
        <translation>一份内存；全速运行时不记录变量的值</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>按 %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StageView</name>
    <message>
        <source>Stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>Run the program: its processes and threads appear here.</source>
        <translation>运行程序后，进程和线程显示在这里。</translation>
    </message>
    <message>
        <source>%1: %2, at line %3.</source>
        <translation>%1：%2，在第 %3 行。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>接下来运行 %1</translation>
    </message>
    <message numerus="yes">
        <source>+ %n objects</source>
        <translation>
            <numerusform>另有 %n 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not needed for this lesson: %1. A click shows it.</source>
        <translation>
            <numerusform>本课用不到：%1。点击即可显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>fold %n threads of the library</source>
        <translation>
            <numerusform>折叠库的 %n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>show %n threads of the library</source>
        <translation>
            <numerusform>展开库的 %n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>not finished, but ended with its process</source>
        <translation>没有做完，随进程一起结束</translation>
    </message>
</context>
</TS>
