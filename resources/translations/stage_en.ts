<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>StageSentences</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>%1: %2 put, %3 taken, %4 inside. Writing end: %5. Reading end: %6.</source>
        <translation>%1: %2 put, %3 taken, %4 inside. Writing end: %5. Reading end: %6.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 sent, %3 received, %n bytes on their way.</source>
        <translation>
            <numerusform>%1: %2 sent, %3 received, %n byte on its way.</numerusform>
            <numerusform>%1: %2 sent, %3 received, %n bytes on their way.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 put, %3 taken, %4 inside.</source>
        <translation>%1: %2 put, %3 taken, %4 inside.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n permits left.</source>
        <translation>
            <numerusform>%1 has %n permit left.</numerusform>
            <numerusform>%1 has %n permits left.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is set.</source>
        <translation>%1 is set.</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>%1 is not set.</translation>
    </message>
    <message numerus="yes">
        <source>At %1, %n are waiting.</source>
        <translation>
            <numerusform>At %1, %n is waiting.</numerusform>
            <numerusform>At %1, %n are waiting.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is where threads wait to be notified.</source>
        <translation>%1 is where threads wait to be notified.</translation>
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
        <source>%1 Waiting: %2.</source>
        <translation>%1 Waiting: %2.</translation>
    </message>
    <message>
        <source>%1 waits for a worker.</source>
        <translation>%1 waits for a worker.</translation>
    </message>
    <message>
        <source>%1 is being worked on by %2.</source>
        <translation>%1 is being worked on by %2.</translation>
    </message>
    <message>
        <source>%1 is done: %2, and somebody took the result.</source>
        <translation>%1 is done: %2, and somebody took the result.</translation>
    </message>
    <message>
        <source>%1 is done: %2. Nobody has taken the result yet.</source>
        <translation>%1 is done: %2. Nobody has taken the result yet.</translation>
    </message>
    <message>
        <source>%1 failed: %2. Somebody saw the exception.</source>
        <translation>%1 failed: %2. Somebody saw the exception.</translation>
    </message>
    <message>
        <source>%1 failed: %2. Nobody has seen the exception yet.</source>
        <translation>%1 failed: %2. Nobody has seen the exception yet.</translation>
    </message>
    <message>
        <source>%1 was cancelled.</source>
        <translation>%1 was cancelled.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n workers, %2 jobs wait, %3 are being worked on, %4 results wait to be taken.</source>
        <translation>
            <numerusform>%1: %n worker, jobs waiting: %2, being worked on: %3, results to be taken: %4.</numerusform>
            <numerusform>%1: %n workers, jobs waiting: %2, being worked on: %3, results to be taken: %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It takes no more jobs.</source>
        <translation>%1 It takes no more jobs.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1, a value of %2's own.</source>
        <translation>%1, a value of %2's own.</translation>
    </message>
    <message>
        <source>%1, stored by %2 at line %3.</source>
        <translation>%1, stored by %2 at line %3.</translation>
    </message>
    <message>
        <source>Task %1: %2.</source>
        <translation>Task %1: %2.</translation>
    </message>
    <message>
        <source>%1 is in turn %2; %3 callbacks are ready in it.</source>
        <translation>%1 is in turn %2; %3 callbacks are ready in it.</translation>
    </message>
    <message>
        <source>%1 Its own: %2.</source>
        <translation>%1 Its own: %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Process %1, pid %2.</source>
        <translation>Process %1, pid %2.</translation>
    </message>
    <message>
        <source>%1 It is on the machine %2.</source>
        <translation>%1 It is on the machine %2.</translation>
    </message>
    <message>
        <source>%1 It holds %2 of memory; what a fork shares is counted for each process.</source>
        <translation>%1 It holds %2 of memory; what a fork shares is counted for each process.</translation>
    </message>
    <message>
        <source>%1 It has used %2 of processor time.</source>
        <translation>%1 It has used %2 of processor time.</translation>
    </message>
    <message>
        <source>Another machine, %1: this run talks to it, what it does there is not known here.</source>
        <translation>Another machine, %1: this run talks to it, what it does there is not known here.</translation>
    </message>
    <message numerus="yes">
        <source>This machine, with %n processes of the run.</source>
        <translation>
            <numerusform>This machine, with %n process of the run.</numerusform>
            <numerusform>This machine, with %n processes of the run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The machine %1, with %n processes of the run.</source>
        <translation>
            <numerusform>The machine %1, with %n process of the run.</numerusform>
            <numerusform>The machine %1, with %n processes of the run.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, connected with %2 on another machine: %3 sent, %4 received. What arrives there is not known here.</source>
        <translation>%1, connected with %2 on another machine: %3 sent, %4 received. What arrives there is not known here.</translation>
    </message>
    <message>
        <source>%1, shared by processes: %2.</source>
        <translation>%1, shared by processes: %2.</translation>
    </message>
    <message>
        <source>Written last by %1, at line %2</source>
        <translation>Written last by %1, at line %2</translation>
    </message>
    <message>
        <source>Written last by %1</source>
        <translation>Written last by %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1 %2: %3.</source>
        <translation>%1 %2: %3.</translation>
    </message>
    <message>
        <source>%1 Its lock: %2</source>
        <translation>%1 Its lock: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Threads that the library has started in %1 for itself. %2. A click shows or folds them.</source>
        <translation>Threads that the library has started in %1 for itself. %2. A click shows or folds them.</translation>
    </message>
    <message>
        <source>%1 and %2 are the two ends of a connection: %3 bytes are on their way to %2, %4 to %1.</source>
        <translation>%1 and %2 are the two ends of a connection: %3 bytes are on their way to %2, %4 to %1.</translation>
    </message>
    <message>
        <source>%1 Values are not recorded at full speed: to see them, choose a pace, or record shared data too (Settings, “What is recorded”), and run it again.</source>
        <translation>%1 Values are not recorded at full speed: to see them, choose a pace, or record shared data too (Settings, “What is recorded”), and run it again.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StagePainter</name>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ signal %1</translation>
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
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ ended from outside</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>%1, terminated</source>
        <translation>%1, terminated</translation>
    </message>
    <message>
        <source>%1, takes no more jobs</source>
        <translation>%1, takes no more jobs</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Waiting: %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>Being worked on</translation>
    </message>
    <message>
        <source>Results: %1, taken: %2</source>
        <translation>Results: %1, taken: %2</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>Event loop</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>pid %1, a program from outside</source>
        <translation>pid %1, a program from outside</translation>
    </message>
    <message>
        <source>in: %1</source>
        <translation>in: %1</translation>
    </message>
    <message>
        <source>out: %1</source>
        <translation>out: %1</translation>
    </message>
    <message>
        <source>own: %1</source>
        <translation>own: %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>holds an end of a pipe</comment>
        <translation>nobody</translation>
    </message>
    <message>
        <source>writes: %1 · reads: %2</source>
        <translation>writes: %1 · reads: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes on their way</source>
        <translation>
            <numerusform>%n byte on its way</numerusform>
            <numerusform>%n bytes on their way</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1, closed</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>held by %1, %2 times</source>
        <translation>held by %1, %2 times</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many threads, and what they do</comment>
        <translation>%1 %2</translation>
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
        <source>waiting for a lock</source>
        <translation>waiting for a lock</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>asleep</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>crashed</translation>
    </message>
    <message>
        <source>waiting:</source>
        <translation>waiting:</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>run %1 next</translation>
    </message>
    <message>
        <source>let time pass: %1 wakes up</source>
        <translation>let time pass: %1 wakes up</translation>
    </message>
    <message>
        <source>Another machine, %1</source>
        <translation>Another machine, %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>Machine %1</source>
        <translation>Machine %1</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>exit code %1</translation>
    </message>
    <message>
        <source>pid %1, one memory, shared by its threads</source>
        <translation>pid %1, one memory, shared by its threads</translation>
    </message>
    <message numerus="yes">
        <source>%1, + %n more</source>
        <translation>
            <numerusform>%1, + %n more</numerusform>
            <numerusform>%1, + %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>written by %1, line %2</source>
        <translation>written by %1, line %2</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>written by %1</translation>
    </message>
    <message>
        <source>%1: free</source>
        <translation>%1: free</translation>
    </message>
    <message numerus="yes">
        <source>%n threads of the library</source>
        <translation>
            <numerusform>%n thread of the library</numerusform>
            <numerusform>%n threads of the library</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1 sent, %2 received</translation>
    </message>
    <message>
        <source>%1 ⇄ %2</source>
        <comment>the ends of a connection</comment>
        <translation>%1 ⇄ %2</translation>
    </message>
    <message>
        <source>→ %1 bytes, ← %2 bytes</source>
        <translation>→ %1 bytes, ← %2 bytes</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>waiting: %1</translation>
    </message>
    <message>
        <source>%1 holds an old copy, %2</source>
        <translation>%1 holds an old copy, %2</translation>
    </message>
    <message>
        <source>%1 holds a copy of this %2</source>
        <translation>%1 holds a copy of this %2</translation>
    </message>
    <message>
        <source>%1 hold a copy of this %2</source>
        <translation>%1 hold a copy of this %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>has gone through a pipe</comment>
        <translation>nothing</translation>
    </message>
    <message>
        <source>errors: %1</source>
        <translation>errors: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n turns in all</source>
        <translation>
            <numerusform>%n turn in all</numerusform>
            <numerusform>%n turns in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turn %1, %n callbacks</source>
        <translation>
            <numerusform>Turn %1, %n callback</numerusform>
            <numerusform>Turn %1, %n callbacks</numerusform>
        </translation>
    </message>
    <message>
        <source>one memory; at full speed its values are not recorded</source>
        <translation>one memory; at full speed its values are not recorded</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>key %1</translation>
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
        <source>%1: %2, at line %3.</source>
        <translation>%1: %2, at line %3.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>starts</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>run %1 next</translation>
    </message>
    <message numerus="yes">
        <source>+ %n objects</source>
        <translation>
            <numerusform>+ %n object</numerusform>
            <numerusform>+ %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not needed for this lesson: %1. A click shows it.</source>
        <translation>
            <numerusform>Not needed for this lesson: %1. A click shows it.</numerusform>
            <numerusform>Not needed for this lesson: %1. A click shows them.</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>fold %n threads of the library</source>
        <translation>
            <numerusform>fold %n thread of the library</numerusform>
            <numerusform>fold %n threads of the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>show %n threads of the library</source>
        <translation>
            <numerusform>show %n thread of the library</numerusform>
            <numerusform>show %n threads of the library</numerusform>
        </translation>
    </message>
    <message>
        <source>not finished, but ended with its process</source>
        <translation>not finished, but ended with its process</translation>
    </message>
</context>
</TS>
