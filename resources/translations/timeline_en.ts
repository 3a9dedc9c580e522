<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::TimelineRows</name>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>thread</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>held by</translation>
    </message>
    <message>
        <source>items</source>
        <translation>items</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>permits</source>
        <translation>permits</translation>
    </message>
    <message>
        <source>set or not</source>
        <translation>set or not</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>jobs that wait</source>
        <translation>jobs that wait</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 of %2, still running</source>
        <translation>%1 of %2, still running</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, from %3 to %4.</source>
        <translation>%1: %2, from %3 to %4.</translation>
    </message>
    <message numerus="yes">
        <source>%1 holds %n items at %2.</source>
        <translation>
            <numerusform>%1 holds %n item at %2.</numerusform>
            <numerusform>%1 holds %n items at %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is free at %2.</source>
        <translation>%1 is free at %2.</translation>
    </message>
    <message>
        <source>%1 is held by %2 at %3.</source>
        <translation>%1 is held by %2 at %3.</translation>
    </message>
    <message>
        <source>%1 is %2, set by %3 at %4.</source>
        <translation>%1 is %2, set by %3 at %4.</translation>
    </message>
    <message>
        <source>What each process and thread does stands here once a program runs.</source>
        <translation>What each process and thread does stands here once a program runs.</translation>
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
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>%1 · measured: %2</source>
        <translation>%1 · measured: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n rows hidden</source>
        <translation>
            <numerusform>%1 · %n row hidden</numerusform>
            <numerusform>%1 · %n rows hidden</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Hide %1</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>Show all rows</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Measure from here</translation>
    </message>
    <message numerus="yes">
        <source>%n events of %1 were lost just before %2.</source>
        <translation>
            <numerusform>%n event of %1 was lost just before %2.</numerusform>
            <numerusform>%n events of %1 were lost just before %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TimelineWords</name>
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
    <message>
        <source>%1 %2</source>
        <comment>asleep, 0.36 s</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
