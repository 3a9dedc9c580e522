<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::StagePainter</name>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ 信号 %1</translation>
    </message>
    <message>
        <source>ended, exit code %1</source>
        <translation>已结束，退出码 %1</translation>
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
        <translation>一块内存，由各线程共享</translation>
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
        <source>waiting: %1</source>
        <translation>等待者：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ 被外部结束</translation>
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
        <source>%1: %2 put, %3 taken, %4 inside.</source>
        <translation>%1：放入 %2，取走 %3，剩余 %4。</translation>
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
        <source>%1: %2, at line %3.</source>
        <translation>%1：%2，在第 %3 行。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Process %1, pid %2.</source>
        <translation>进程 %1，pid %2。</translation>
    </message>
</context>
</TS>
