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
        <source>Set it</source>
        <translation>设定</translation>
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
        <source>✓ This run went as you predicted.</source>
        <translation>✓ 这次运行和你的预测一致。</translation>
    </message>
    <message>
        <source>✗ This run went otherwise.</source>
        <translation>✗ 这次运行和你的预测不同。</translation>
    </message>
    <message>
        <source>One run does not decide this.</source>
        <translation>只运行一次不能下结论。</translation>
    </message>
    <message>
        <source>✓ Right.</source>
        <translation>✓ 正确。</translation>
    </message>
    <message>
        <source>✗ The answer: %1</source>
        <translation>✗ 答案：%1</translation>
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
        <source>One run came out right. That is no proof: run it again.</source>
        <translation>一次运行的结果对了，但这不是证明：再运行几次。</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
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
</context>
</TS>
