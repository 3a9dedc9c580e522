<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::StepLabels</name>
    <message>
        <source>load %1</source>
        <translation>load %1</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>store %1</translation>
    </message>
    <message>
        <source>take %1</source>
        <translation>take %1</translation>
    </message>
    <message>
        <source>let go of %1</source>
        <translation>let go of %1</translation>
    </message>
    <message>
        <source>put %1</source>
        <translation>put %1</translation>
    </message>
    <message>
        <source>get %1</source>
        <translation>get %1</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>notify</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>set %1</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>start %1</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>fork</translation>
    </message>
    <message>
        <source>print %1</source>
        <translation>print %1</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>begin</translation>
    </message>
    <message>
        <source>end</source>
        <translation>end</translation>
    </message>
</context>
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
    <message>
        <source>GIL of %1</source>
        <translation>GIL of %1</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>task</source>
        <translation>task</translation>
    </message>
    <message>
        <source>a core; runs</source>
        <translation>a core; runs</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pid, machine</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>this machine</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>shared memory</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>messages</translation>
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
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, which %2 holds</source>
        <translation>%1, which %2 holds</translation>
    </message>
    <message>
        <source>%1, until %2 brings it</source>
        <translation>%1, until %2 brings it</translation>
    </message>
    <message>
        <source>%1, and nobody has ended that yet</source>
        <translation>%1, and nobody has ended that yet</translation>
    </message>
    <message>
        <source>%1 → and so round in a circle</source>
        <translation>%1 → and so round in a circle</translation>
    </message>
    <message>
        <source>Go to the next event that …</source>
        <translation>Go to the next event that …</translation>
    </message>
    <message>
        <source>Go to the event before that …</source>
        <translation>Go to the event before that …</translation>
    </message>
    <message>
        <source>Filter lanes</source>
        <translation>Filter lanes</translation>
    </message>
    <message>
        <source>Unfold the process's threads</source>
        <translation>Unfold the process's threads</translation>
    </message>
    <message>
        <source>Fold the process's threads</source>
        <translation>Fold the process's threads</translation>
    </message>
    <message>
        <source>Fold all processes</source>
        <translation>Fold all processes</translation>
    </message>
    <message>
        <source>Show the GIL</source>
        <translation>Show the GIL</translation>
    </message>
    <message>
        <source>Order of appearance</source>
        <translation>Order of appearance</translation>
    </message>
    <message>
        <source>Why was it waiting here?</source>
        <translation>Why was it waiting here?</translation>
    </message>
    <message>
        <source>Bookmark this moment …</source>
        <translation>Bookmark this moment …</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Remove the bookmark</translation>
    </message>
    <message>
        <source>All of the run; drag to move the part that is shown.</source>
        <translation>All of the run; drag to move the part that is shown.</translation>
    </message>
    <message>
        <source>Bookmark at %1: %2</source>
        <translation>Bookmark at %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2; %n more threads are folded.</source>
        <translation>
            <numerusform>%1, %2; %n more thread is folded.</numerusform>
            <numerusform>%1, %2; %n more threads are folded.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at %3.</source>
        <translation>%1: %2 at %3.</translation>
    </message>
    <message>
        <source>all of the run</source>
        <translation>all of the run</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>step %1</translation>
    </message>
    <message>
        <source>%1 of %2, in a simulated machine</source>
        <translation>%1 of %2, in a simulated machine</translation>
    </message>
    <message>
        <source>Another way parts here: branch %1, %2 steps in all. A click takes it.</source>
        <translation>Another way parts here: branch %1, %2 steps in all. A click takes it.</translation>
    </message>
    <message>
        <source>Unfold the machine's lanes</source>
        <translation>Unfold the machine's lanes</translation>
    </message>
    <message>
        <source>Fold the machine's lanes</source>
        <translation>Fold the machine's lanes</translation>
    </message>
    <message>
        <source>Show the cores</source>
        <translation>Show the cores</translation>
    </message>
    <message>
        <source>No thread of this run was seen running on %1 at %2.</source>
        <translation>No thread of this run was seen running on %1 at %2.</translation>
    </message>
    <message>
        <source>%1 ran %2 at %3, as far as its events tell.</source>
        <translation>%1 ran %2 at %3, as far as its events tell.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %n switches, in a simulated machine</source>
        <translation>
            <numerusform>%1 of %2, %n switch, in a simulated machine</numerusform>
            <numerusform>%1 of %2, %n switches, in a simulated machine</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has been started at %2 and not waited for: a program from outside, which tells nothing of itself.</source>
        <translation>%1 has been started at %2 and not waited for: a program from outside, which tells nothing of itself.</translation>
    </message>
    <message>
        <source>%1 has ended at %2.</source>
        <translation>%1 has ended at %2.</translation>
    </message>
    <message>
        <source>No lane's name has these letters.</source>
        <translation>No lane's name has these letters.</translation>
    </message>
    <message numerus="yes">
        <source>%n events lost</source>
        <translation>
            <numerusform>%n event lost</numerusform>
            <numerusform>%n events lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n rows</source>
        <translation>
            <numerusform>+ %n row</numerusform>
            <numerusform>+ %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rows that are hidden now: %n. A click, or Shift+H, shows them.</source>
        <translation>
            <numerusform>Rows that are hidden now: %n. A click, or Shift+H, shows it.</numerusform>
            <numerusform>Rows that are hidden now: %n. A click, or Shift+H, shows them.</numerusform>
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
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>%1's %2 is overwritten: a lost update</source>
        <comment>a thread and what it stored</comment>
        <translation>%1's %2 is overwritten: a lost update</translation>
    </message>
    <message>
        <source>lost update</source>
        <translation>lost update</translation>
    </message>
    <message>
        <source>%1 %2, slowed to %3</source>
        <comment>asleep, 0.30 s, 3.00 s</comment>
        <translation>%1 %2, slowed to %3</translation>
    </message>
</context>
</TS>
