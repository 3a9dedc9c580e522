<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::LessonPanel</name>
    <message>
        <source>Today</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Make the prediction</source>
        <translation>去预测</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>看这一刻</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>看图表</translation>
    </message>
    <message>
        <source>Begin the exercise</source>
        <translation>开始练习</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Next, step %1 of %2</source>
        <translation>下一步，%1 / %2</translation>
    </message>
    <message>
        <source>Your prediction</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>You predicted</source>
        <translation>你的预测</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Exercise ✓</source>
        <translation>练习 ✓</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Show a solution</source>
        <translation>看一种解法</translation>
    </message>
    <message>
        <source>Next: %1 →</source>
        <translation>下一课：%1 →</translation>
    </message>
    <message>
        <source>Your own program</source>
        <translation>你自己的程序</translation>
    </message>
    <message>
        <source>Write or paste a program on the left and run it. Processes, threads, locks and queues appear on the stage; every moment can be looked at again on the timeline.</source>
        <translation>在左边写入或粘贴程序，然后运行。进程、线程、锁和队列会出现在舞台上；时间线上的每一刻都可以回看。</translation>
    </message>
    <message>
        <source>Votes for: %1</source>
        <translation>投给“%1”的票数</translation>
    </message>
    <message>
        <source>%1 of %2 votes: %3</source>
        <translation>%2 票中的 %1 票：%3</translation>
    </message>
    <message>
        <source>Done counting</source>
        <translation>计票完毕</translation>
    </message>
    <message>
        <source>Count the class's votes</source>
        <translation>给全班计票</translation>
    </message>
    <message>
        <source>✓ It went as you predicted.</source>
        <translation>✓ 结果与你的预测一致。</translation>
    </message>
    <message>
        <source>✗ It went otherwise.</source>
        <translation>✗ 结果与你的预测不同。</translation>
    </message>
    <message>
        <source>None of the answers is borne out by what was seen.</source>
        <translation>看到的结果不支持任何一个选项。</translation>
    </message>
    <message>
        <source>Every schedule was visited:</source>
        <translation>每一种调度都走到了：</translation>
    </message>
    <message>
        <source>All %1 schedules were visited:</source>
        <translation>全部 %1 种调度都走到了：</translation>
    </message>
    <message>
        <source>A part of the schedules was visited, not all:</source>
        <translation>只走到了一部分调度，不是全部：</translation>
    </message>
    <message>
        <source>%1 runs on this machine:</source>
        <translation>在这台机器上运行了 %1 次：</translation>
    </message>
    <message>
        <source>(nothing printed)</source>
        <translation>（没有输出）</translation>
    </message>
    <message>
        <source>then a deadlock</source>
        <translation>然后死锁</translation>
    </message>
    <message>
        <source>and no end</source>
        <translation>没有结束</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the schedule that ends with %1</source>
        <translation>播放以“%1”结束的调度</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 种</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Checked in every schedule.</source>
        <translation>用每一种调度来检查。</translation>
    </message>
    <message>
        <source>Checked by several runs.</source>
        <translation>运行几次来检查。</translation>
    </message>
    <message>
        <source>Checked by a run.</source>
        <translation>运行一次来检查。</translation>
    </message>
    <message>
        <source>✓ Solved: no schedule fails.</source>
        <translation>✓ 做对了：没有一种调度会失败。</translation>
    </message>
    <message>
        <source>✓ Solved.</source>
        <translation>✓ 做对了。</translation>
    </message>
    <message>
        <source>Not decided: nothing failed, but not every schedule could be visited.</source>
        <translation>还不能断定：没有发现失败，但调度没有全部走到。</translation>
    </message>
    <message>
        <source>✗ Not yet: these schedules fail.</source>
        <translation>✗ 还没有：下面这些调度会失败。</translation>
    </message>
    <message>
        <source>✗ Not yet: this run fails.</source>
        <translation>✗ 还没有：下面这次运行不符合要求。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hint %1 of %2</source>
        <translation>提示 %1/%2</translation>
    </message>
    <message>
        <source>After a try of your own: change %1 and check it.</source>
        <translation>自己先试一次：改一改 %1，再检查。</translation>
    </message>
    <message>
        <source>Nothing is written down here: it is measured on this machine, each figure the median of %1 rounds.</source>
        <translation>这里没有事先写好的数字：在这台机器上现测，每个数是 %1 轮的中位数。</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>再测一次</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>在这台机器上测量</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n 个核心</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of its %2 cores</source>
        <translation>%2 个核心中的 %1 个</translation>
    </message>
    <message>
        <source>Set it and run</source>
        <translation>设好并运行</translation>
    </message>
    <message>
        <source>Ask every schedule</source>
        <translation>让每一种调度来回答</translation>
    </message>
    <message>
        <source>Run it many times</source>
        <translation>运行许多次</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>look</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>what you now know</source>
        <translation>现在你知道了</translation>
    </message>
    <message>
        <source>Going further, step %1 of %2</source>
        <translation>更进一步，第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Vary it</source>
        <translation>改变它</translation>
    </message>
    <message>
        <source>What you now know</source>
        <translation>现在你知道了</translation>
    </message>
    <message>
        <source>Hide the plan of a class</source>
        <translation>收起课堂安排</translation>
    </message>
    <message>
        <source>Plan of a class of forty minutes</source>
        <translation>四十分钟的课堂安排</translation>
    </message>
    <message>
        <source>A class of forty minutes</source>
        <translation>四十分钟的一课</translation>
    </message>
    <message>
        <source>Minutes %1 to %2</source>
        <translation>第 %1 至 %2 分钟</translation>
    </message>
    <message>
        <source>with the GIL</source>
        <translation>有 GIL</translation>
    </message>
    <message>
        <source>without the GIL</source>
        <translation>没有 GIL</translation>
    </message>
    <message>
        <source>The machine was busy with other things: compare with care, or measure again.</source>
        <translation>机器正忙着别的事：比较时要当心，或者再测一次。</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课文</translation>
    </message>
    <message>
        <source>↑ What is next</source>
        <translation>↑ 下一步在上面</translation>
    </message>
    <message>
        <source>↓ What is next</source>
        <translation>↓ 下一步在下面</translation>
    </message>
    <message>
        <source>This part follows once its prediction is made or skipped.</source>
        <translation>作出相应的预测或跳过之后，显示这一节。</translation>
    </message>
    <message>
        <source>The lesson's text and its exercises follow once the prediction is made or skipped.</source>
        <translation>作出预测或跳过之后，显示课文与练习。</translation>
    </message>
</context>
</TS>
