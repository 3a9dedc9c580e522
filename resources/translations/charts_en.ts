<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ChartPanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ChartsView</name>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Run the program: how full its queues are and what its threads do is drawn here.</source>
        <translation>Run the program: how full its queues are and what its threads do is drawn here.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::DepthChart</name>
    <message>
        <source>%1: bytes inside</source>
        <translation>%1: bytes inside</translation>
    </message>
    <message>
        <source>%1: items inside</source>
        <translation>%1: items inside</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StatesChart</name>
    <message>
        <source>Threads by state</source>
        <translation>Threads by state</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>waiting for a lock</source>
        <translation>waiting for a lock</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>asleep</translation>
    </message>
</context>
</TS>
