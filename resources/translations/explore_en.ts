<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ExploreView</name>
    <message>
        <source>a wrong result</source>
        <translation>a wrong result</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Explore again</source>
        <translation>Explore again</translation>
    </message>
    <message>
        <source>Explore all schedules</source>
        <translation>Explore all schedules</translation>
    </message>
    <message>
        <source>Shortest way to each, fewest switches first</source>
        <translation>Shortest way to each, fewest switches first</translation>
    </message>
    <message>
        <source>Exploring every schedule</source>
        <translation>Exploring every schedule</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>%1 states so far, %2 different ends</source>
        <translation>%1 states so far, %2 different ends</translation>
    </message>
    <message>
        <source>Every order in which the threads can run</source>
        <translation>Every order in which the threads can run</translation>
    </message>
    <message>
        <source>Explore goes through all schedules of the program in a simulated machine, and shows each end it can come to and the shortest way there.</source>
        <translation>Explore goes through all schedules of the program in a simulated machine, and shows each end it can come to and the shortest way there.</translation>
    </message>
    <message>
        <source>The program was changed since.</source>
        <translation>The program was changed since.</translation>
    </message>
    <message>
        <source>and %1 ends more</source>
        <translation>and %1 ends more</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>States</source>
        <translation>States</translation>
    </message>
    <message>
        <source>How many schedules lead to each end</source>
        <translation>How many schedules lead to each end</translation>
    </message>
    <message>
        <source>Every state that the program can be in, and what leads from one to the next</source>
        <translation>Every state that the program can be in, and what leads from one to the next</translation>
    </message>
    <message>
        <source>Stand there in Step</source>
        <translation>Stand there in Step</translation>
    </message>
    <message>
        <source>Each dot is a state, each line a step of a thread. Click a state to see a way to it.</source>
        <translation>Each dot is a state, each line a step of a thread. Click a state to see a way to it.</translation>
    </message>
    <message>
        <source>There is no picture, since not all states were seen.</source>
        <translation>There is no picture, since not all states were seen.</translation>
    </message>
    <message>
        <source>There is no picture: nobody could read one of %1 states. It is drawn for up to 200.</source>
        <translation>There is no picture: nobody could read one of %1 states. It is drawn for up to 200.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Explore on from here</source>
        <translation>Explore on from here</translation>
    </message>
    <message>
        <source>Stand still here; what was seen stays</source>
        <translation>Stand still here; what was seen stays</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>End here and show what was found</source>
        <translation>End here and show what was found</translation>
    </message>
    <message>
        <source>Exploring is paused</source>
        <translation>Exploring is paused</translation>
    </message>
    <message>
        <source>It can end with %1</source>
        <translation>It can end with %1</translation>
    </message>
    <message>
        <source>%1 of %2 schedules end with %3</source>
        <translation>%1 of %2 schedules end with %3</translation>
    </message>
    <message>
        <source>%1 % of the schedules end with %2</source>
        <translation>%1 % of the schedules end with %2</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeBars</name>
    <message>
        <source>what it prints last, or how it ends</source>
        <translation>what it prints last, or how it ends</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeRows</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the schedule's text</source>
        <translation>Copy the schedule's text</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Run the program once more, in exactly this order</source>
        <translation>Run the program once more, in exactly this order</translation>
    </message>
    <message>
        <source>For real</source>
        <translation>For real</translation>
    </message>
    <message>
        <source>Run it on real threads and processes, each made to wait until this order names it</source>
        <translation>Run it on real threads and processes, each made to wait until this order names it</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::OutcomeWords</name>
    <message>
        <source>prints nothing</source>
        <translation>prints nothing</translation>
    </message>
    <message>
        <source>ends well</source>
        <translation>ends well</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>exit code %1</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>ended by %1</translation>
    </message>
    <message>
        <source>limit: %1</source>
        <translation>limit: %1</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>deadlock</translation>
    </message>
    <message>
        <source>nobody can go on</source>
        <translation>nobody can go on</translation>
    </message>
    <message>
        <source>goes on for ever</source>
        <translation>goes on for ever</translation>
    </message>
    <message>
        <source>A part of the schedules</source>
        <translation>A part of the schedules</translation>
    </message>
    <message>
        <source>All schedules</source>
        <translation>All schedules</translation>
    </message>
    <message>
        <source>The only schedule</source>
        <translation>The only schedule</translation>
    </message>
    <message>
        <source>All %1 schedules</source>
        <translation>All %1 schedules</translation>
    </message>
    <message>
        <source>%1 states</source>
        <translation>%1 states</translation>
    </message>
    <message>
        <source>one end</source>
        <translation>one end</translation>
    </message>
    <message>
        <source>%1 different ends</source>
        <translation>%1 different ends</translation>
    </message>
    <message>
        <source>stopped before all was seen</source>
        <translation>stopped before all was seen</translation>
    </message>
    <message>
        <source>stopped at a limit: %1</source>
        <translation>stopped at a limit: %1</translation>
    </message>
    <message>
        <source>it can go round for ever, so schedules are not counted</source>
        <translation>it can go round for ever, so schedules are not counted</translation>
    </message>
    <message>
        <source>counts are shares of schedules, not chances</source>
        <translation>counts are shares of schedules, not chances</translation>
    </message>
    <message>
        <source>every one visited</source>
        <translation>every one visited</translation>
    </message>
    <message>
        <source>1 switch</source>
        <translation>1 switch</translation>
    </message>
    <message>
        <source>%1 switches</source>
        <translation>%1 switches</translation>
    </message>
    <message>
        <source>the number of states</source>
        <translation>the number of states</translation>
    </message>
    <message>
        <source>the number of different ends</source>
        <translation>the number of different ends</translation>
    </message>
    <message>
        <source>the length of one step</source>
        <translation>the length of one step</translation>
    </message>
    <message>
        <source>the memory for states</source>
        <translation>the memory for states</translation>
    </message>
    <message>
        <source>the time for it</source>
        <translation>the time for it</translation>
    </message>
    <message>
        <source>the same steps led to different states</source>
        <translation>the same steps led to different states</translation>
    </message>
    <message>
        <source>the network is taken as one without delay and loss</source>
        <translation>the network is taken as one without delay and loss</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>schedules</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>an end that depends on the clock</source>
        <translation>an end that depends on the clock</translation>
    </message>
    <message>
        <source>the exit code %1</source>
        <translation>the exit code %1</translation>
    </message>
    <message>
        <source>an uncaught %1</source>
        <translation>an uncaught %1</translation>
    </message>
    <message>
        <source>a crash (%1)</source>
        <translation>a crash (%1)</translation>
    </message>
    <message>
        <source>a limit reached (%1)</source>
        <translation>a limit reached (%1)</translation>
    </message>
    <message>
        <source>a deadlock</source>
        <translation>a deadlock</translation>
    </message>
    <message>
        <source>nobody able to go on</source>
        <translation>nobody able to go on</translation>
    </message>
    <message>
        <source>no end, ever</source>
        <translation>no end, ever</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ScheduleWords</name>
    <message>
        <source>main</source>
        <comment>the main thread</comment>
        <translation>main</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>reads %1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>writes %1</translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation>takes %1</translation>
    </message>
    <message>
        <source>lets go of %1</source>
        <translation>lets go of %1</translation>
    </message>
    <message>
        <source>runs until it has read %1</source>
        <translation>runs until it has read %1</translation>
    </message>
    <message>
        <source>runs until it has written %1</source>
        <translation>runs until it has written %1</translation>
    </message>
    <message>
        <source>runs until it has taken %1</source>
        <translation>runs until it has taken %1</translation>
    </message>
    <message>
        <source>runs until it has let go of %1</source>
        <translation>runs until it has let go of %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>waits in %1</source>
        <translation>waits in %1</translation>
    </message>
    <message>
        <source>%1 and ends</source>
        <translation>%1 and ends</translation>
    </message>
    <message>
        <source>runs to its end</source>
        <translation>runs to its end</translation>
    </message>
    <message>
        <source>runs until it %1</source>
        <translation>runs until it %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>one thing it does and another</comment>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>goes on</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a thread and what it does</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>time passes and %1</source>
        <translation>time passes and %1</translation>
    </message>
    <message>
        <source>and %1 turns more</source>
        <translation>and %1 turns more</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and goes round for ever</source>
        <translation>%1 and goes round for ever</translation>
    </message>
    <message>
        <source>goes round for ever</source>
        <translation>goes round for ever</translation>
    </message>
    <message>
        <source>and so on for ever</source>
        <translation>and so on for ever</translation>
    </message>
    <message>
        <source>tries to take %1</source>
        <translation>tries to take %1</translation>
    </message>
    <message>
        <source>puts %1 into %2</source>
        <translation>puts %1 into %2</translation>
    </message>
    <message>
        <source>gets an item from %1</source>
        <translation>gets an item from %1</translation>
    </message>
    <message>
        <source>sends %1 through %2</source>
        <translation>sends %1 through %2</translation>
    </message>
    <message>
        <source>receives from %1</source>
        <translation>receives from %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <translation>sets %1</translation>
    </message>
    <message>
        <source>wakes one that waits for %1</source>
        <translation>wakes one that waits for %1</translation>
    </message>
    <message>
        <source>wakes all that wait for %1</source>
        <translation>wakes all that wait for %1</translation>
    </message>
    <message>
        <source>prints %1</source>
        <translation>prints %1</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>calls %1</translation>
    </message>
    <message>
        <source>executes %1</source>
        <translation>executes %1</translation>
    </message>
    <message>
        <source>runs until it has tried to take %1</source>
        <translation>runs until it has tried to take %1</translation>
    </message>
    <message>
        <source>runs until it has put %1 into %2</source>
        <translation>runs until it has put %1 into %2</translation>
    </message>
    <message>
        <source>runs until it has got an item from %1</source>
        <translation>runs until it has got an item from %1</translation>
    </message>
    <message>
        <source>runs until it has sent %1 through %2</source>
        <translation>runs until it has sent %1 through %2</translation>
    </message>
    <message>
        <source>runs until it has received from %1</source>
        <translation>runs until it has received from %1</translation>
    </message>
    <message>
        <source>runs until it has set %1</source>
        <translation>runs until it has set %1</translation>
    </message>
    <message>
        <source>runs until it has woken one that waits for %1</source>
        <translation>runs until it has woken one that waits for %1</translation>
    </message>
    <message>
        <source>runs until it has woken all that wait for %1</source>
        <translation>runs until it has woken all that wait for %1</translation>
    </message>
    <message>
        <source>runs until it has printed %1</source>
        <translation>runs until it has printed %1</translation>
    </message>
    <message>
        <source>runs until it has called %1</source>
        <translation>runs until it has called %1</translation>
    </message>
    <message>
        <source>runs until it has executed %1</source>
        <translation>runs until it has executed %1</translation>
    </message>
    <message>
        <source>waits for room in %1</source>
        <translation>waits for room in %1</translation>
    </message>
    <message>
        <source>waits for an item from %1</source>
        <translation>waits for an item from %1</translation>
    </message>
    <message>
        <source>waits for something from %1</source>
        <translation>waits for something from %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StateGraphView</name>
    <message>
        <source>load %1</source>
        <translation>load %1</translation>
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
        <source>time passes, %1</source>
        <translation>time passes, %1</translation>
    </message>
    <message>
        <source>%1 states, in %2 layers by the number of steps that lead to them; %3 ends: %4</source>
        <translation>%1 states, in %2 layers by the number of steps that lead to them; %3 ends: %4</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The start</source>
        <translation>The start</translation>
    </message>
    <message>
        <source>After 1 step</source>
        <translation>After 1 step</translation>
    </message>
    <message>
        <source>After %1 steps</source>
        <translation>After %1 steps</translation>
    </message>
    <message>
        <source>%1, an end: %2.</source>
        <translation>%1, an end: %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a thread and what it does</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1; nobody goes on from here.</source>
        <translation>%1; nobody goes on from here.</translation>
    </message>
    <message>
        <source>%1; next can be %2.</source>
        <translation>%1; next can be %2.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Double-click to stand there in Step.</source>
        <translation>Double-click to stand there in Step.</translation>
    </message>
    <message>
        <source>%1 goes on.</source>
        <translation>%1 goes on.</translation>
    </message>
    <message>
        <source>%1 does this: %2.</source>
        <translation>%1 does this: %2.</translation>
    </message>
</context>
</TS>
