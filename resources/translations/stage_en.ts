<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::StagePainter</name>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ signal %1</translation>
    </message>
    <message>
        <source>ended, exit code %1</source>
        <translation>ended, exit code %1</translation>
    </message>
    <message>
        <source>ended, not waited for</source>
        <translation>ended, not waited for</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>Process %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>one memory, shared by its threads</source>
        <translation>one memory, shared by its threads</translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>%1 (room for %2)</source>
        <translation>%1 (room for %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes inside</source>
        <translation>
            <numerusform>%n byte inside</numerusform>
            <numerusform>%n bytes inside</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 put, %2 taken, %3 inside</source>
        <translation>%1 put, %2 taken, %3 inside</translation>
    </message>
    <message numerus="yes">
        <source>%n permits left</source>
        <translation>
            <numerusform>%n permit left</numerusform>
            <numerusform>%n permits left</numerusform>
        </translation>
    </message>
    <message>
        <source>set</source>
        <translation>set</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>not set</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>nobody waits</translation>
    </message>
    <message>
        <source>waiting room</source>
        <translation>waiting room</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>held by %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>free</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>waiting: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ ended from outside</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StageView</name>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Run the program: its processes and threads appear here.</source>
        <translation>Run the program: its processes and threads appear here.</translation>
    </message>
    <message>
        <source>%1: %2 put, %3 taken, %4 inside.</source>
        <translation>%1: %2 put, %3 taken, %4 inside.</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 is free.</translation>
    </message>
    <message>
        <source>%1 is held by %2.</source>
        <translation>%1 is held by %2.</translation>
    </message>
    <message>
        <source>%1: %2, at line %3.</source>
        <translation>%1: %2, at line %3.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Process %1, pid %2.</source>
        <translation>Process %1, pid %2.</translation>
    </message>
</context>
</TS>
