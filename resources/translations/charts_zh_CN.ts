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
