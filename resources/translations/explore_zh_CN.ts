<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ExploreView</name>
    <message>
        <source>a wrong result</source>
        <translation>结果不对</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Explore again</source>
        <translation>重新穷举</translation>
    </message>
    <message>
        <source>Explore all schedules</source>
        <translation>穷举全部调度</translation>
    </message>
    <message>
        <source>Shortest way to each, fewest switches first</source>
        <translation>通往每种结局的最短路径，切换最少的在前</translation>
    </message>
    <message>
        <source>Exploring every schedule</source>
        <translation>正在穷举每一种调度</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>%1 states so far, %2 different ends</source>
        <translation>目前 %1 个状态，%2 种不同的结局</translation>
    </message>
    <message>
        <source>Every order in which the threads can run</source>
        <translation>线程所有可能的执行顺序</translation>
    </message>
    <message>
        <source>Explore goes through all schedules of the program in a simulated machine, and shows each end it can come to and the shortest way there.</source>
        <translation>穷举会在模拟的机器上走遍程序的全部调度，列出程序可能的每一种结局，以及到达它的最短路径。</translation>
    </message>
    <message>
        <source>The program was changed since.</source>
        <translation>此后程序已被修改。</translation>
    </message>
    <message>
        <source>and %1 ends more</source>
        <translation>另有 %1 种结局</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How many schedules lead to each end</source>
        <translation>每种结局各由多少种调度得到</translation>
    </message>
    <message>
        <source>Every state that the program can be in, and what leads from one to the next</source>
        <translation>程序可能处于的每个状态，以及从一个状态到下一个状态的每一步</translation>
    </message>
    <message>
        <source>Stand there in Step</source>
        <translation>在单步模式中走到这里</translation>
    </message>
    <message>
        <source>Each dot is a state, each line a step of a thread. Click a state to see a way to it.</source>
        <translation>每个点是一个状态，每条线是某个线程走的一步。点击一个状态，可看到通往它的一条路径。</translation>
    </message>
    <message>
        <source>There is no picture, since not all states were seen.</source>
        <translation>没有状态图，因为并未看遍所有状态。</translation>
    </message>
    <message>
        <source>There is no picture: nobody could read one of %1 states. It is drawn for up to 200.</source>
        <translation>没有状态图：%1 个状态画出来谁也看不清。状态不超过 200 个时才画。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Explore on from here</source>
        <translation>从这里继续穷举</translation>
    </message>
    <message>
        <source>Stand still here; what was seen stays</source>
        <translation>停在这里；已经看到的都保留</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End here and show what was found</source>
        <translation>到此为止，显示已经找到的结果</translation>
    </message>
    <message>
        <source>Exploring is paused</source>
        <translation>穷举已暂停</translation>
    </message>
    <message>
        <source>It can end with %1</source>
        <translation>可能的结局：%1</translation>
    </message>
    <message>
        <source>%1 of %2 schedules end with %3</source>
        <translation>%2 种调度中有 %1 种%3</translation>
    </message>
    <message>
        <source>%1 % of the schedules end with %2</source>
        <translation>%1 % 的调度%2</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeBars</name>
    <message>
        <source>what it prints last, or how it ends</source>
        <translation>最后输出的内容，或结束的方式</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeRows</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the schedule's text</source>
        <translation>复制这个调度的文本</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Run the program once more, in exactly this order</source>
        <translation>严格按这个顺序把程序再运行一遍</translation>
    </message>
    <message>
        <source>For real</source>
        <translation>真实运行</translation>
    </message>
    <message>
        <source>Run it on real threads and processes, each made to wait until this order names it</source>
        <translation>在真实的线程和进程上运行，每一个都要等到这个顺序叫到它</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeWords</name>
    <message>
        <source>prints nothing</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>ends well</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>被 %1 终止</translation>
    </message>
    <message>
        <source>limit: %1</source>
        <translation>达到上限：%1</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>nobody can go on</source>
        <translation>谁也无法继续</translation>
    </message>
    <message>
        <source>goes on for ever</source>
        <translation>永不结束</translation>
    </message>
    <message>
        <source>A part of the schedules</source>
        <translation>一部分调度</translation>
    </message>
    <message>
        <source>All schedules</source>
        <translation>全部调度</translation>
    </message>
    <message>
        <source>The only schedule</source>
        <translation>唯一的调度</translation>
    </message>
    <message>
        <source>All %1 schedules</source>
        <translation>全部 %1 种调度</translation>
    </message>
    <message>
        <source>%1 states</source>
        <translation>%1 个状态</translation>
    </message>
    <message>
        <source>one end</source>
        <translation>一种结局</translation>
    </message>
    <message>
        <source>%1 different ends</source>
        <translation>%1 种不同的结局</translation>
    </message>
    <message>
        <source>stopped before all was seen</source>
        <translation>尚未看完就停止了</translation>
    </message>
    <message>
        <source>stopped at a limit: %1</source>
        <translation>达到上限而停止：%1</translation>
    </message>
    <message>
        <source>it can go round for ever, so schedules are not counted</source>
        <translation>程序可能永远循环，因此不计调度数</translation>
    </message>
    <message>
        <source>counts are shares of schedules, not chances</source>
        <translation>数字是占调度总数的份额，不是概率</translation>
    </message>
    <message>
        <source>every one visited</source>
        <translation>每个都已访问</translation>
    </message>
    <message>
        <source>1 switch</source>
        <translation>1 次切换</translation>
    </message>
    <message>
        <source>%1 switches</source>
        <translation>%1 次切换</translation>
    </message>
    <message>
        <source>the number of states</source>
        <translation>状态的数目</translation>
    </message>
    <message>
        <source>the number of different ends</source>
        <translation>不同结局的数目</translation>
    </message>
    <message>
        <source>the length of one step</source>
        <translation>单步的长度</translation>
    </message>
    <message>
        <source>the memory for states</source>
        <translation>存放状态的内存</translation>
    </message>
    <message>
        <source>the time for it</source>
        <translation>所用的时间</translation>
    </message>
    <message>
        <source>the same steps led to different states</source>
        <translation>同样的步骤到达了不同的状态</translation>
    </message>
    <message>
        <source>the network is taken as one without delay and loss</source>
        <translation>网络按无延迟、无丢包计算</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>schedules</comment>
        <translation>%2 种中的 %1 种</translation>
    </message>
    <message>
        <source>an end that depends on the clock</source>
        <translation>有结局取决于时钟</translation>
    </message>
    <message>
        <source>the exit code %1</source>
        <translation>以退出码 %1 结束</translation>
    </message>
    <message>
        <source>an uncaught %1</source>
        <translation>因未捕获的 %1 结束</translation>
    </message>
    <message>
        <source>a crash (%1)</source>
        <translation>崩溃（%1）</translation>
    </message>
    <message>
        <source>a limit reached (%1)</source>
        <translation>达到限制（%1）</translation>
    </message>
    <message>
        <source>a deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>nobody able to go on</source>
        <translation>谁也无法继续</translation>
    </message>
    <message>
        <source>no end, ever</source>
        <translation>永不结束</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ScheduleWords</name>
    <message>
        <source>main</source>
        <comment>the main thread</comment>
        <translation>主线程</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation>取得 %1</translation>
    </message>
    <message>
        <source>lets go of %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>runs until it has read %1</source>
        <translation>运行到读完 %1</translation>
    </message>
    <message>
        <source>runs until it has written %1</source>
        <translation>运行到写完 %1</translation>
    </message>
    <message>
        <source>runs until it has taken %1</source>
        <translation>运行到取得 %1</translation>
    </message>
    <message>
        <source>runs until it has let go of %1</source>
        <translation>运行到释放 %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>waits in %1</source>
        <translation>停在 %1 处等待</translation>
    </message>
    <message>
        <source>%1 and ends</source>
        <translation>%1，然后结束</translation>
    </message>
    <message>
        <source>runs to its end</source>
        <translation>运行到结束</translation>
    </message>
    <message>
        <source>runs until it %1</source>
        <translation>一直运行，直到%1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>one thing it does and another</comment>
        <translation>%1，再%2</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a thread and what it does</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>time passes and %1</source>
        <translation>时间流逝，%1</translation>
    </message>
    <message>
        <source>and %1 turns more</source>
        <translation>还有 %1 轮</translation>
    </message>
    <message>
        <source>, </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 and goes round for ever</source>
        <translation>%1，然后一直循环下去</translation>
    </message>
    <message>
        <source>goes round for ever</source>
        <translation>一直循环下去</translation>
    </message>
    <message>
        <source>and so on for ever</source>
        <translation>如此循环往复</translation>
    </message>
    <message>
        <source>tries to take %1</source>
        <translation>尝试取得 %1</translation>
    </message>
    <message>
        <source>puts %1 into %2</source>
        <translation>把 %1 放入 %2</translation>
    </message>
    <message>
        <source>gets an item from %1</source>
        <translation>从 %1 取出一项</translation>
    </message>
    <message>
        <source>sends %1 through %2</source>
        <translation>通过 %2 发送 %1</translation>
    </message>
    <message>
        <source>receives from %1</source>
        <translation>从 %1 接收</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>wakes one that waits for %1</source>
        <translation>唤醒一个等待 %1 的线程</translation>
    </message>
    <message>
        <source>wakes all that wait for %1</source>
        <translation>唤醒所有等待 %1 的线程</translation>
    </message>
    <message>
        <source>prints %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>executes %1</source>
        <translation>执行 %1</translation>
    </message>
    <message>
        <source>runs until it has tried to take %1</source>
        <translation>运行到尝试取得 %1 之后</translation>
    </message>
    <message>
        <source>runs until it has put %1 into %2</source>
        <translation>运行到把 %1 放入 %2</translation>
    </message>
    <message>
        <source>runs until it has got an item from %1</source>
        <translation>运行到从 %1 取出一项</translation>
    </message>
    <message>
        <source>runs until it has sent %1 through %2</source>
        <translation>运行到通过 %2 发送 %1</translation>
    </message>
    <message>
        <source>runs until it has received from %1</source>
        <translation>运行到从 %1 接收完</translation>
    </message>
    <message>
        <source>runs until it has set %1</source>
        <translation>运行到设置 %1</translation>
    </message>
    <message>
        <source>runs until it has woken one that waits for %1</source>
        <translation>运行到唤醒一个等待 %1 的线程</translation>
    </message>
    <message>
        <source>runs until it has woken all that wait for %1</source>
        <translation>运行到唤醒所有等待 %1 的线程</translation>
    </message>
    <message>
        <source>runs until it has printed %1</source>
        <translation>运行到输出 %1</translation>
    </message>
    <message>
        <source>runs until it has called %1</source>
        <translation>运行到调用完 %1</translation>
    </message>
    <message>
        <source>runs until it has executed %1</source>
        <translation>运行到执行完 %1</translation>
    </message>
    <message>
        <source>waits for room in %1</source>
        <translation>等待 %1 中有空位</translation>
    </message>
    <message>
        <source>waits for an item from %1</source>
        <translation>等待 %1 中有数据</translation>
    </message>
    <message>
        <source>waits for something from %1</source>
        <translation>等待从 %1 收到数据</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StateGraphView</name>
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
        <source>time passes, %1</source>
        <translation>时间流逝，%1</translation>
    </message>
    <message>
        <source>%1 states, in %2 layers by the number of steps that lead to them; %3 ends: %4</source>
        <translation>共 %1 个状态，按到达所需的步数分成 %2 层；%3 种结局：%4</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>The start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>After 1 step</source>
        <translation>1 步之后</translation>
    </message>
    <message>
        <source>After %1 steps</source>
        <translation>%1 步之后</translation>
    </message>
    <message>
        <source>%1, an end: %2.</source>
        <translation>%1，一种结局：%2。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a thread and what it does</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1; nobody goes on from here.</source>
        <translation>%1；从这里谁也无法继续。</translation>
    </message>
    <message>
        <source>%1; next can be %2.</source>
        <translation>%1；接下来可以是 %2。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Double-click to stand there in Step.</source>
        <translation>双击可在单步模式中走到这里。</translation>
    </message>
    <message>
        <source>%1 goes on.</source>
        <translation>%1 继续运行。</translation>
    </message>
    <message>
        <source>%1 does this: %2.</source>
        <translation>%1 执行：%2。</translation>
    </message>
</context>
</TS>
