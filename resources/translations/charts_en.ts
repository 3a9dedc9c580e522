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
    <message>
        <source>time, s</source>
        <translation>time, s</translation>
    </message>
    <message>
        <source>%1, over steps</source>
        <comment>a chart's title where time is counted in steps</comment>
        <translation>%1, over steps</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ChartTools</name>
    <message>
        <source>More for this chart</source>
        <translation>More for this chart</translation>
    </message>
    <message>
        <source>The figures as a table; copy or save the chart.</source>
        <translation>The figures as a table; copy or save the chart.</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>Show the figures as a table</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copy the picture</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>Copy the figures</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Save the chart</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Figures (*.csv)</source>
        <translation>Picture (*.png);;Drawing (*.svg);;Figures (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder, or look whether there is room left.</source>
        <translation>%1 could not be written. Choose another folder, or look whether there is room left.</translation>
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
    <message>
        <source>put</source>
        <translation>put</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>being worked on</source>
        <translation>being worked on</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>name of what is made, how many</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, the longest</source>
        <translation>%1, the longest</translation>
    </message>
    <message>
        <source>process</source>
        <translation>process</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>thread</translation>
    </message>
    <message>
        <source>%1: items per second</source>
        <translation>%1: items per second</translation>
    </message>
    <message>
        <source>Threads running, by process</source>
        <translation>Threads running, by process</translation>
    </message>
    <message>
        <source>Jobs of pools</source>
        <translation>Jobs of pools</translation>
    </message>
    <message>
        <source>Waited for locks, by thread (ms)</source>
        <translation>Waited for locks, by thread (ms)</translation>
    </message>
    <message>
        <source>Waited for, by lock (ms)</source>
        <translation>Waited for, by lock (ms)</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>lock</translation>
    </message>
    <message>
        <source>From making to first step (ms)</source>
        <translation>From making to first step (ms)</translation>
    </message>
    <message>
        <source>what was made</source>
        <translation>what was made</translation>
    </message>
    <message>
        <source>CPU by process (% of a core)</source>
        <translation>CPU by process (% of a core)</translation>
    </message>
    <message>
        <source>Memory by process (MiB)</source>
        <translation>Memory by process (MiB)</translation>
    </message>
    <message>
        <source>%1: items per 1000 steps</source>
        <translation>%1: items per 1000 steps</translation>
    </message>
    <message>
        <source>Waited for locks, by thread (steps)</source>
        <translation>Waited for locks, by thread (steps)</translation>
    </message>
    <message>
        <source>Waited for, by lock (steps)</source>
        <translation>Waited for, by lock (steps)</translation>
    </message>
    <message>
        <source>Fewer charts</source>
        <translation>Fewer charts</translation>
    </message>
    <message>
        <source>Other charts</source>
        <translation>Other charts</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>processes</translation>
    </message>
    <message>
        <source>Processes that live</source>
        <translation>Processes that live</translation>
    </message>
    <message>
        <source>Lived, by thread (steps)</source>
        <translation>Lived, by thread (steps)</translation>
    </message>
    <message>
        <source>Lived, by thread (ms)</source>
        <translation>Lived, by thread (ms)</translation>
    </message>
    <message>
        <source>of these in a circle: deadlock</source>
        <translation>of these in a circle: deadlock</translation>
    </message>
    <message>
        <source>what falls due now waits at least so long</source>
        <translation>what falls due now waits at least so long</translation>
    </message>
    <message>
        <source>Sent so far, by process (bytes)</source>
        <translation>Sent so far, by process (bytes)</translation>
    </message>
    <message>
        <source>Sent so far, by process (KiB)</source>
        <translation>Sent so far, by process (KiB)</translation>
    </message>
    <message>
        <source>Sent so far, by process (MiB)</source>
        <translation>Sent so far, by process (MiB)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a queue, who took from it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Threads that wait for a lock</source>
        <translation>Threads that wait for a lock</translation>
    </message>
    <message>
        <source>Event loop lag (steps)</source>
        <translation>Event loop lag (steps)</translation>
    </message>
    <message>
        <source>Event loop lag (ms)</source>
        <translation>Event loop lag (ms)</translation>
    </message>
    <message>
        <source>Items taken from queues</source>
        <translation>Items taken from queues</translation>
    </message>
    <message>
        <source>who took them</source>
        <translation>who took them</translation>
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
    <name>forkyard::ui::SeriesPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Run the series</source>
        <translation>Run the series</translation>
    </message>
    <message>
        <source>The program cannot be run; run it once by itself to see why.</source>
        <translation>The program cannot be run; run it once by itself to see why.</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 of %2 runs</translation>
    </message>
    <message>
        <source>%1 of %2 runs, about %3 left</source>
        <translation>%1 of %2 runs, about %3 left</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 runs; what came is kept.</source>
        <translation>Cancelled after %1 of %2 runs; what came is kept.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ signal %1</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ failed</translation>
    </message>
    <message>
        <source>✗ exit code %1</source>
        <translation>✗ exit code %1</translation>
    </message>
    <message>
        <source>nothing printed</source>
        <translation>nothing printed</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>value of the knob, how it ended</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>%1 (%2×)</source>
        <comment>duration, speed-up against the first</comment>
        <translation>%1 (%2×)</translation>
    </message>
    <message>
        <source>Many runs</source>
        <translation>Many runs</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>all alike</translation>
    </message>
    <message>
        <source>with other arguments</source>
        <translation>with other arguments</translation>
    </message>
    <message>
        <source>with another GIL</source>
        <translation>with another GIL</translation>
    </message>
    <message>
        <source>with another start method</source>
        <translation>with another start method</translation>
    </message>
    <message>
        <source>with other slices</source>
        <translation>with other slices</translation>
    </message>
    <message>
        <source>What differs from run to run</source>
        <translation>What differs from run to run</translation>
    </message>
    <message>
        <source>Values, with commas between them</source>
        <translation>Values, with commas between them</translation>
    </message>
    <message>
        <source>Ends (runs)</source>
        <translation>Ends (runs)</translation>
    </message>
    <message>
        <source>end</source>
        <translation>end</translation>
    </message>
    <message>
        <source>Mean duration (ms), speed-up</source>
        <translation>Mean duration (ms), speed-up</translation>
    </message>
    <message>
        <source>value</source>
        <translation>value</translation>
    </message>
    <message>
        <source>with another %1</source>
        <translation>with another %1</translation>
    </message>
    <message>
        <source>The program that ran last, or the one that is open, runs by itself, at full speed and restricted: no other programs, no files but to read those beside it, no network beyond this machine.</source>
        <translation>The program that ran last, or the one that is open, runs by itself, at full speed and restricted: no other programs, no files but to read those beside it, no network beyond this machine.</translation>
    </message>
    <message>
        <source>Mean duration (ms)</source>
        <translation>Mean duration (ms)</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SpeedupPanel</name>
    <message>
        <source>value</source>
        <translation>value</translation>
    </message>
    <message>
        <source>mean duration, ms</source>
        <translation>mean duration, ms</translation>
    </message>
    <message>
        <source>times as fast</source>
        <translation>times as fast</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ideal</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>ideal: twice as many, half the time</source>
        <translation>ideal: twice as many, half the time</translation>
    </message>
    <message>
        <source>Speed-up (times as fast as with the least)</source>
        <translation>Speed-up (times as fast as with the least)</translation>
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
