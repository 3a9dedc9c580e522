<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ChartPanel</name>
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
        <source>time, s</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>%1, over steps</source>
        <comment>a chart's title where time is counted in steps</comment>
        <translation>%1（横轴：步）</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ChartTools</name>
    <message>
        <source>More for this chart</source>
        <translation>此图表的更多操作</translation>
    </message>
    <message>
        <source>The figures as a table; copy or save the chart.</source>
        <translation>用表格查看数值；复制或保存图表。</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Figures (*.csv)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;数值 (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder, or look whether there is room left.</source>
        <translation>无法写入 %1。请换一个文件夹，或检查是否还有空间。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ChartsView</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Run the program: how full its queues are and what its threads do is drawn here.</source>
        <translation>运行程序后，这里画出队列的长度和线程的状态。</translation>
    </message>
    <message>
        <source>put</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>取走</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>name of what is made, how many</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, the longest</source>
        <translation>%1，最长</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>%1: items per second</source>
        <translation>%1：每秒放入与取走</translation>
    </message>
    <message>
        <source>Threads running, by process</source>
        <translation>各进程正在运行的线程数</translation>
    </message>
    <message>
        <source>Jobs of pools</source>
        <translation>池中的任务</translation>
    </message>
    <message>
        <source>Waited for locks, by thread (ms)</source>
        <translation>各线程等待锁的时间（毫秒）</translation>
    </message>
    <message>
        <source>Waited for, by lock (ms)</source>
        <translation>各锁被等待的时间（毫秒）</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>From making to first step (ms)</source>
        <translation>从创建到第一步（毫秒）</translation>
    </message>
    <message>
        <source>what was made</source>
        <translation>创建的对象</translation>
    </message>
    <message>
        <source>CPU by process (% of a core)</source>
        <translation>各进程的 CPU（占一个核的 %）</translation>
    </message>
    <message>
        <source>Memory by process (MiB)</source>
        <translation>各进程的内存（MiB）</translation>
    </message>
    <message>
        <source>%1: items per 1000 steps</source>
        <translation>%1：每 1000 步的项数</translation>
    </message>
    <message>
        <source>Waited for locks, by thread (steps)</source>
        <translation>各线程等锁的时间（步）</translation>
    </message>
    <message>
        <source>Waited for, by lock (steps)</source>
        <translation>各锁被等待的时间（步）</translation>
    </message>
    <message>
        <source>Fewer charts</source>
        <translation>只看本课的图表</translation>
    </message>
    <message>
        <source>Other charts</source>
        <translation>其他图表</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Processes that live</source>
        <translation>活着的进程数</translation>
    </message>
    <message>
        <source>Lived, by thread (steps)</source>
        <translation>各线程存在多久（步）</translation>
    </message>
    <message>
        <source>Lived, by thread (ms)</source>
        <translation>各线程存在多久（毫秒）</translation>
    </message>
    <message>
        <source>of these in a circle: deadlock</source>
        <translation>其中围成一圈的：死锁</translation>
    </message>
    <message>
        <source>what falls due now waits at least so long</source>
        <translation>此刻到期的至少要等这么久</translation>
    </message>
    <message>
        <source>Sent so far, by process (bytes)</source>
        <translation>各进程至今发出的数据（字节）</translation>
    </message>
    <message>
        <source>Sent so far, by process (KiB)</source>
        <translation>各进程至今发出的数据（KiB）</translation>
    </message>
    <message>
        <source>Sent so far, by process (MiB)</source>
        <translation>各进程至今发出的数据（MiB）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a queue, who took from it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Threads that wait for a lock</source>
        <translation>等待锁的线程数</translation>
    </message>
    <message>
        <source>Event loop lag (steps)</source>
        <translation>事件循环的延迟（步）</translation>
    </message>
    <message>
        <source>Event loop lag (ms)</source>
        <translation>事件循环的延迟（毫秒）</translation>
    </message>
    <message>
        <source>Items taken from queues</source>
        <translation>从队列取走的件数</translation>
    </message>
    <message>
        <source>who took them</source>
        <translation>谁取走的</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::DepthChart</name>
    <message>
        <source>%1: bytes inside</source>
        <translation>%1：字节数</translation>
    </message>
    <message>
        <source>%1: items inside</source>
        <translation>%1：队列长度</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SeriesPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Run the series</source>
        <translation>运行一组</translation>
    </message>
    <message>
        <source>The program cannot be run; run it once by itself to see why.</source>
        <translation>程序无法运行；请单独运行一次看看原因。</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>已运行 %1 / %2 次</translation>
    </message>
    <message>
        <source>%1 of %2 runs, about %3 left</source>
        <translation>已运行 %1 / %2 次，大约还需 %3</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 runs; what came is kept.</source>
        <translation>运行 %1 / %2 次后取消；已有结果保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>共 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ 信号 %1</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>✗ exit code %1</source>
        <translation>✗ 退出码 %1</translation>
    </message>
    <message>
        <source>nothing printed</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>value of the knob, how it ended</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 (%2×)</source>
        <comment>duration, speed-up against the first</comment>
        <translation>%1（%2 倍）</translation>
    </message>
    <message>
        <source>Many runs</source>
        <translation>多次运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>每次都相同</translation>
    </message>
    <message>
        <source>with other arguments</source>
        <translation>改变参数</translation>
    </message>
    <message>
        <source>with another GIL</source>
        <translation>改变 GIL</translation>
    </message>
    <message>
        <source>with another start method</source>
        <translation>改变启动方式</translation>
    </message>
    <message>
        <source>with other slices</source>
        <translation>改变时间片</translation>
    </message>
    <message>
        <source>What differs from run to run</source>
        <translation>每次运行改变什么</translation>
    </message>
    <message>
        <source>Values, with commas between them</source>
        <translation>取值，用逗号分隔</translation>
    </message>
    <message>
        <source>Ends (runs)</source>
        <translation>结局（次数）</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Mean duration (ms), speed-up</source>
        <translation>平均时长（毫秒）与加速比</translation>
    </message>
    <message>
        <source>value</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>with another %1</source>
        <translation>改变 %1</translation>
    </message>
    <message>
        <source>The program that ran last, or the one that is open, runs by itself, at full speed and restricted: no other programs, no files but to read those beside it, no network beyond this machine.</source>
        <translation>自动反复运行最近运行过的程序，还没有运行过时运行打开着的程序：全速，并受限制：不能启动其他程序，只能读取与它在同一文件夹里的文件，不能访问本机以外的网络。</translation>
    </message>
    <message>
        <source>Mean duration (ms)</source>
        <translation>平均时长（毫秒）</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SpeedupPanel</name>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>mean duration, ms</source>
        <translation>平均时长，毫秒</translation>
    </message>
    <message>
        <source>times as fast</source>
        <translation>快几倍</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>理想</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>ideal: twice as many, half the time</source>
        <translation>理想：数量加倍，时间减半</translation>
    </message>
    <message>
        <source>Speed-up (times as fast as with the least)</source>
        <translation>加速比（相对最小值快几倍）</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StatesChart</name>
    <message>
        <source>Threads by state</source>
        <translation>各状态的线程数</translation>
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
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>waiting for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>睡眠</translation>
    </message>
</context>
</TS>
