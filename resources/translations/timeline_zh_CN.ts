<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::StepLabels</name>
    <message>
        <source>load %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>写入 %1</translation>
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
        <source>put %1</source>
        <translation>放入 %1</translation>
    </message>
    <message>
        <source>get %1</source>
        <translation>取出 %1</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>fork</translation>
    </message>
    <message>
        <source>print %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TimelineRows</name>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者</translation>
    </message>
    <message>
        <source>items</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>permits</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>set or not</source>
        <translation>是否已设置</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>jobs that wait</source>
        <translation>等待的任务</translation>
    </message>
    <message>
        <source>GIL of %1</source>
        <translation>%1 的 GIL</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>a core; runs</source>
        <translation>核；正在运行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pid, machine</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息数</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 of %2, still running</source>
        <translation>%1 / %2，仍在运行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2, from %3 to %4.</source>
        <translation>%1：%2，从 %3到 %4。</translation>
    </message>
    <message numerus="yes">
        <source>%1 holds %n items at %2.</source>
        <translation>
            <numerusform>%2时，%1 中有 %n 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is free at %2.</source>
        <translation>%2时，%1 空闲。</translation>
    </message>
    <message>
        <source>%1 is held by %2 at %3.</source>
        <translation>%3时，%1 由 %2 持有。</translation>
    </message>
    <message>
        <source>%1 is %2, set by %3 at %4.</source>
        <translation>%1 的值是 %2，由 %3 在 %4写入。</translation>
    </message>
    <message>
        <source>What each process and thread does stands here once a program runs.</source>
        <translation>程序运行后，每个进程和线程在做什么显示在这里。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 纳秒</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>%1 · measured: %2</source>
        <translation>%1 · 测得：%2</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>从这里开始测量</translation>
    </message>
    <message numerus="yes">
        <source>%n events of %1 were lost just before %2.</source>
        <translation>
            <numerusform>%1 在 %2 之前丢失了 %n 个事件。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, which %2 holds</source>
        <translation>%1（由 %2 持有）</translation>
    </message>
    <message>
        <source>%1, until %2 brings it</source>
        <translation>%1，直到 %2 带来它</translation>
    </message>
    <message>
        <source>%1, and nobody has ended that yet</source>
        <translation>%1，至今没有谁结束这次等待</translation>
    </message>
    <message>
        <source>%1 → and so round in a circle</source>
        <translation>%1 → 如此循环，成了一个圈</translation>
    </message>
    <message>
        <source>Go to the next event that …</source>
        <translation>跳到下一个这样的事件…</translation>
    </message>
    <message>
        <source>Go to the event before that …</source>
        <translation>跳到上一个这样的事件…</translation>
    </message>
    <message>
        <source>Filter lanes</source>
        <translation>筛选泳道</translation>
    </message>
    <message>
        <source>Unfold the process's threads</source>
        <translation>展开该进程的线程</translation>
    </message>
    <message>
        <source>Fold the process's threads</source>
        <translation>折叠该进程的线程</translation>
    </message>
    <message>
        <source>Fold all processes</source>
        <translation>折叠所有进程</translation>
    </message>
    <message>
        <source>Show the GIL</source>
        <translation>显示 GIL</translation>
    </message>
    <message>
        <source>Order of appearance</source>
        <translation>恢复出现的顺序</translation>
    </message>
    <message>
        <source>Why was it waiting here?</source>
        <translation>它为什么在这里等待？</translation>
    </message>
    <message>
        <source>Bookmark this moment …</source>
        <translation>为此刻加书签…</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>删除书签</translation>
    </message>
    <message>
        <source>All of the run; drag to move the part that is shown.</source>
        <translation>整个运行过程；拖动可移动显示的部分。</translation>
    </message>
    <message>
        <source>Bookmark at %1: %2</source>
        <translation>%1 处的书签：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2; %n more threads are folded.</source>
        <translation>
            <numerusform>%1，%2；另有 %n 个线程已折叠。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at %3.</source>
        <translation>%1：%3 时%2。</translation>
    </message>
    <message>
        <source>all of the run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 of %2, in a simulated machine</source>
        <translation>%1，共 %2 步，在模拟的机器上</translation>
    </message>
    <message>
        <source>Another way parts here: branch %1, %2 steps in all. A click takes it.</source>
        <translation>另一条路径从这里分开：分支 %1，共 %2 步。点击即可转到它。</translation>
    </message>
    <message>
        <source>Unfold the machine's lanes</source>
        <translation>展开这台机器的泳道</translation>
    </message>
    <message>
        <source>Fold the machine's lanes</source>
        <translation>折叠这台机器的泳道</translation>
    </message>
    <message>
        <source>Show the cores</source>
        <translation>显示各个核</translation>
    </message>
    <message>
        <source>No thread of this run was seen running on %1 at %2.</source>
        <translation>在 %2，没有看到这次运行的线程在 %1 上运行。</translation>
    </message>
    <message>
        <source>%1 ran %2 at %3, as far as its events tell.</source>
        <translation>在 %3，%1 运行 %2（以其事件所示为准）。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %n switches, in a simulated machine</source>
        <translation>
            <numerusform>%1，共 %2 步，切换 %n 次，在模拟的机器上</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has been started at %2 and not waited for: a program from outside, which tells nothing of itself.</source>
        <translation>%2 时 %1 已经启动，父进程还没有等到它结束；它是外部程序，不报告自己的状态。</translation>
    </message>
    <message>
        <source>%1 has ended at %2.</source>
        <translation>%2 时 %1 已经结束。</translation>
    </message>
    <message>
        <source>No lane's name has these letters.</source>
        <translation>没有泳道的名字含有这些字符。</translation>
    </message>
    <message numerus="yes">
        <source>%n events lost</source>
        <translation>
            <numerusform>丢失 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n rows</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rows that are hidden now: %n. A click, or Shift+H, shows them.</source>
        <translation>
            <numerusform>现在隐藏了 %n 行。点击或按 Shift+H 显示。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TimelineWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 纳秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>asleep, 0.36 s</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1，%n 个在等</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>%1's %2 is overwritten: a lost update</source>
        <comment>a thread and what it stored</comment>
        <translation>%1 写的 %2 被盖掉了：丢失的更新</translation>
    </message>
    <message>
        <source>lost update</source>
        <translation>丢失的更新</translation>
    </message>
    <message>
        <source>%1 %2, slowed to %3</source>
        <comment>asleep, 0.30 s, 3.00 s</comment>
        <translation>%1 %2，放慢为 %3</translation>
    </message>
</context>
</TS>
