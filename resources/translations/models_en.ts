<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>FindingWords</name>
    <message>
        <source>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</source>
        <translation>%1 (pid %2) has ended, but its parent does not wait for it: it stays as a zombie.</translation>
    </message>
    <message>
        <source>Process %1 (pid %2) crashed.</source>
        <translation>Process %1 (pid %2) crashed.</translation>
    </message>
    <message>
        <source>%1 ended with an exception that nobody caught: %2</source>
        <translation>%1 ended with an exception that nobody caught: %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>somebody</translation>
    </message>
    <message>
        <source>an unknown line</source>
        <translation>an unknown line</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>%1 waits for %2 to end</source>
        <translation>%1 waits for %2 to end</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 holds</source>
        <translation>%1 waits for %2, which %3 holds</translation>
    </message>
    <message>
        <source>Deadlock: %1. None of them can ever go on.</source>
        <translation>Deadlock: %1. None of them can ever go on.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.</source>
        <translation>Race on %1: %2 stored %3 at %4 without having seen the %5 that %6 had stored at %7.</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 waits</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 waits for %2</translation>
    </message>
    <message>
        <source>%1, and nobody is left who could end that.</source>
        <translation>%1, and nobody is left who could end that.</translation>
    </message>
    <message>
        <source>Left in %1: nobody took %2, which %3 put there at %4.</source>
        <translation>Left in %1: nobody took %2, which %3 put there at %4.</translation>
    </message>
    <message>
        <source>%1 failed and nobody asked for its result: %2</source>
        <translation>%1 failed and nobody asked for its result: %2</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>waits for an item</source>
        <translation>waits for an item</translation>
    </message>
    <message>
        <source>waits for room</source>
        <translation>waits for room</translation>
    </message>
    <message>
        <source>waits for data</source>
        <translation>waits for data</translation>
    </message>
    <message>
        <source>waits to be notified</source>
        <translation>waits to be notified</translation>
    </message>
    <message>
        <source>waits at the barrier</source>
        <translation>waits at the barrier</translation>
    </message>
    <message>
        <source>waits for a permit</source>
        <translation>waits for a permit</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>waits</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
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
        <source>waits for input</source>
        <translation>waits for input</translation>
    </message>
    <message>
        <source>in I/O</source>
        <translation>in I/O</translation>
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
        <source>killed</source>
        <translation>killed</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>crashed</translation>
    </message>
    <message>
        <source>program starts</source>
        <translation>program starts</translation>
    </message>
    <message>
        <source>program ends</source>
        <translation>program ends</translation>
    </message>
    <message>
        <source>source file</source>
        <translation>source file</translation>
    </message>
    <message>
        <source>recording level</source>
        <translation>recording level</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>pace</translation>
    </message>
    <message>
        <source>events not recorded</source>
        <translation>events not recorded</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>is named</source>
        <translation>is named</translation>
    </message>
    <message>
        <source>forks a process</source>
        <translation>forks a process</translation>
    </message>
    <message>
        <source>spawns a process</source>
        <translation>spawns a process</translation>
    </message>
    <message>
        <source>becomes another program</source>
        <translation>becomes another program</translation>
    </message>
    <message>
        <source>process starts</source>
        <translation>process starts</translation>
    </message>
    <message>
        <source>process exits</source>
        <translation>process exits</translation>
    </message>
    <message>
        <source>process crashes</source>
        <translation>process crashes</translation>
    </message>
    <message>
        <source>process is killed</source>
        <translation>process is killed</translation>
    </message>
    <message>
        <source>waits for a child</source>
        <translation>waits for a child</translation>
    </message>
    <message>
        <source>child has ended</source>
        <translation>child has ended</translation>
    </message>
    <message>
        <source>creates a thread</source>
        <translation>creates a thread</translation>
    </message>
    <message>
        <source>thread starts</source>
        <translation>thread starts</translation>
    </message>
    <message>
        <source>thread exits</source>
        <translation>thread exits</translation>
    </message>
    <message>
        <source>joins</source>
        <translation>joins</translation>
    </message>
    <message>
        <source>has joined</source>
        <translation>has joined</translation>
    </message>
    <message>
        <source>thread is named</source>
        <translation>thread is named</translation>
    </message>
    <message>
        <source>waits for the GIL</source>
        <translation>waits for the GIL</translation>
    </message>
    <message>
        <source>takes the GIL</source>
        <translation>takes the GIL</translation>
    </message>
    <message>
        <source>drops the GIL</source>
        <translation>drops the GIL</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>waits for the lock</translation>
    </message>
    <message>
        <source>takes the lock</source>
        <translation>takes the lock</translation>
    </message>
    <message>
        <source>releases the lock</source>
        <translation>releases the lock</translation>
    </message>
    <message>
        <source>takes a permit</source>
        <translation>takes a permit</translation>
    </message>
    <message>
        <source>gives a permit back</source>
        <translation>gives a permit back</translation>
    </message>
    <message>
        <source>notifies</source>
        <translation>notifies</translation>
    </message>
    <message>
        <source>wakes up</source>
        <translation>wakes up</translation>
    </message>
    <message>
        <source>waits for the event</source>
        <translation>waits for the event</translation>
    </message>
    <message>
        <source>sets the event</source>
        <translation>sets the event</translation>
    </message>
    <message>
        <source>clears the event</source>
        <translation>clears the event</translation>
    </message>
    <message>
        <source>sees the event set</source>
        <translation>sees the event set</translation>
    </message>
    <message>
        <source>passes the barrier</source>
        <translation>passes the barrier</translation>
    </message>
    <message>
        <source>breaks the barrier</source>
        <translation>breaks the barrier</translation>
    </message>
    <message>
        <source>gives up waiting</source>
        <translation>gives up waiting</translation>
    </message>
    <message>
        <source>makes a queue</source>
        <translation>makes a queue</translation>
    </message>
    <message>
        <source>puts an item</source>
        <translation>puts an item</translation>
    </message>
    <message>
        <source>item is on its way</source>
        <translation>item is on its way</translation>
    </message>
    <message>
        <source>gets an item</source>
        <translation>gets an item</translation>
    </message>
    <message>
        <source>finds the queue full</source>
        <translation>finds the queue full</translation>
    </message>
    <message>
        <source>finds the queue empty</source>
        <translation>finds the queue empty</translation>
    </message>
    <message>
        <source>closes the queue</source>
        <translation>closes the queue</translation>
    </message>
    <message>
        <source>marks a task done</source>
        <translation>marks a task done</translation>
    </message>
    <message>
        <source>makes a pipe</source>
        <translation>makes a pipe</translation>
    </message>
    <message>
        <source>writes to the pipe</source>
        <translation>writes to the pipe</translation>
    </message>
    <message>
        <source>reads from the pipe</source>
        <translation>reads from the pipe</translation>
    </message>
    <message>
        <source>closes the pipe</source>
        <translation>closes the pipe</translation>
    </message>
    <message>
        <source>connects</source>
        <translation>connects</translation>
    </message>
    <message>
        <source>accepts a connection</source>
        <translation>accepts a connection</translation>
    </message>
    <message>
        <source>sends</source>
        <translation>sends</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>receives</translation>
    </message>
    <message>
        <source>is refused</source>
        <translation>is refused</translation>
    </message>
    <message>
        <source>closes the connection</source>
        <translation>closes the connection</translation>
    </message>
    <message>
        <source>creates a task</source>
        <translation>creates a task</translation>
    </message>
    <message>
        <source>task awaits</source>
        <translation>task awaits</translation>
    </message>
    <message>
        <source>task goes on</source>
        <translation>task goes on</translation>
    </message>
    <message>
        <source>task is done</source>
        <translation>task is done</translation>
    </message>
    <message>
        <source>falls asleep</source>
        <translation>falls asleep</translation>
    </message>
    <message>
        <source>waits for I/O</source>
        <translation>waits for I/O</translation>
    </message>
    <message>
        <source>I/O is done</source>
        <translation>I/O is done</translation>
    </message>
    <message>
        <source>wants input</source>
        <translation>wants input</translation>
    </message>
    <message>
        <source>gets input</source>
        <translation>gets input</translation>
    </message>
    <message>
        <source>line</source>
        <translation>line</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>enters</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>returns</translation>
    </message>
    <message>
        <source>local value</source>
        <translation>local value</translation>
    </message>
    <message>
        <source>loads</source>
        <translation>loads</translation>
    </message>
    <message>
        <source>stores</source>
        <translation>stores</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>cannot go on</source>
        <translation>cannot go on</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>prints</translation>
    </message>
    <message>
        <source>prints an error</source>
        <translation>prints an error</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>raises</translation>
    </message>
    <message>
        <source>ends with an exception</source>
        <translation>ends with an exception</translation>
    </message>
    <message>
        <source>makes a pool</source>
        <translation>makes a pool</translation>
    </message>
    <message>
        <source>pool gets a worker</source>
        <translation>pool gets a worker</translation>
    </message>
    <message>
        <source>pool loses a worker</source>
        <translation>pool loses a worker</translation>
    </message>
    <message>
        <source>pool takes no more jobs</source>
        <translation>pool takes no more jobs</translation>
    </message>
    <message>
        <source>sends a signal</source>
        <translation>sends a signal</translation>
    </message>
    <message>
        <source>handles a signal</source>
        <translation>handles a signal</translation>
    </message>
    <message>
        <source>submits a job</source>
        <translation>submits a job</translation>
    </message>
    <message>
        <source>job goes to the pool</source>
        <translation>job goes to the pool</translation>
    </message>
    <message>
        <source>job begins</source>
        <translation>job begins</translation>
    </message>
    <message>
        <source>job is done</source>
        <translation>job is done</translation>
    </message>
    <message>
        <source>job fails</source>
        <translation>job fails</translation>
    </message>
    <message>
        <source>job is cancelled</source>
        <translation>job is cancelled</translation>
    </message>
    <message>
        <source>collects the result</source>
        <translation>collects the result</translation>
    </message>
    <message>
        <source>callback is called</source>
        <translation>callback is called</translation>
    </message>
    <message>
        <source>task fails</source>
        <translation>task fails</translation>
    </message>
    <message>
        <source>task is cancelled</source>
        <translation>task is cancelled</translation>
    </message>
    <message>
        <source>collects the task's result</source>
        <translation>collects the task's result</translation>
    </message>
    <message>
        <source>the loop's next turn</source>
        <translation>the loop's next turn</translation>
    </message>
    <message>
        <source>gives an end of the pipe to</source>
        <translation>gives an end of the pipe to</translation>
    </message>
    <message>
        <source>has its turn</source>
        <translation>has its turn</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>failed: %1</translation>
    </message>
    <message>
        <source>awaits %1</source>
        <translation>awaits %1</translation>
    </message>
    <message>
        <source>waits inside the library</source>
        <translation>waits inside the library</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>goes on</translation>
    </message>
    <message>
        <source>waits for a limited time</source>
        <translation>waits for a limited time</translation>
    </message>
    <message>
        <source>time counts steps</source>
        <translation>time counts steps</translation>
    </message>
    <message>
        <source>is on the machine</source>
        <translation>is on the machine</translation>
    </message>
    <message>
        <source>processor time used</source>
        <translation>processor time used</translation>
    </message>
    <message>
        <source>memory used</source>
        <translation>memory used</translation>
    </message>
    <message>
        <source>runs on the core</source>
        <translation>runs on the core</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>waits until all is done in %1</source>
        <translation>waits until all is done in %1</translation>
    </message>
    <message numerus="yes">
        <source>waits for one of %n descriptors</source>
        <translation>
            <numerusform>waits for a descriptor</numerusform>
            <numerusform>waits for one of %n descriptors</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for a connection</source>
        <translation>waits for a connection</translation>
    </message>
    <message>
        <source>waits for a connection at %1</source>
        <translation>waits for a connection at %1</translation>
    </message>
    <message>
        <source>waits to be connected</source>
        <translation>waits to be connected</translation>
    </message>
    <message>
        <source>waits to be connected to %1</source>
        <translation>waits to be connected to %1</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>waits for data at %1</translation>
    </message>
    <message>
        <source>waits for data from %1</source>
        <translation>waits for data from %1</translation>
    </message>
    <message>
        <source>waits for room to send</source>
        <translation>waits for room to send</translation>
    </message>
    <message>
        <source>ended by an exception</source>
        <translation>ended by an exception</translation>
    </message>
    <message>
        <source>tasks at the barrier</source>
        <translation>tasks at the barrier</translation>
    </message>
    <message>
        <source>is connected with</source>
        <translation>is connected with</translation>
    </message>
    <message>
        <source>the other program has read</source>
        <translation>the other program has read</translation>
    </message>
    <message>
        <source>in the event loop</source>
        <translation>in the event loop</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventFilter</name>
    <message>
        <source>Processes</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Locks and their kin</source>
        <translation>Locks and their kin</translation>
    </message>
    <message>
        <source>Queues, pipes, sockets</source>
        <translation>Queues, pipes, sockets</translation>
    </message>
    <message>
        <source>Pools and jobs</source>
        <translation>Pools and jobs</translation>
    </message>
    <message>
        <source>Tasks and loops</source>
        <translation>Tasks and loops</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Lines and locals</source>
        <translation>Lines and locals</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Cores, CPU and memory</source>
        <translation>Cores, CPU and memory</translation>
    </message>
    <message>
        <source>The run itself</source>
        <translation>The run itself</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Any kind</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventTableModel</name>
    <message>
        <source>Time, s</source>
        <translation>Time, s</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <comment>what happened, and where</comment>
        <translation>%1, line %2</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::RunModel</name>
    <message>
        <source>process %1</source>
        <translation>process %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>thread %1</translation>
    </message>
    <message>
        <source>process</source>
        <translation>process</translation>
    </message>
    <message>
        <source>object</source>
        <translation>object</translation>
    </message>
    <message>
        <source>object %1</source>
        <translation>object %1</translation>
    </message>
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
        <source>%1 is held by itself since line %2</source>
        <translation>%1 is held by itself since line %2</translation>
    </message>
    <message>
        <source>%1 is held by %2 since line %3</source>
        <translation>%1 is held by %2 since line %3</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 is held by %2</translation>
    </message>
    <message>
        <source>pipe %1</source>
        <comment>its two descriptors</comment>
        <translation>pipe %1</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>the pool</translation>
    </message>
    <message>
        <source>waits for data at %1</source>
        <translation>waits for data at %1</translation>
    </message>
    <message>
        <source>lock of %1</source>
        <comment>a condition or a shared value</comment>
        <translation>lock of %1</translation>
    </message>
    <message>
        <source>waits for the result of %1</source>
        <translation>waits for the result of %1</translation>
    </message>
</context>
</TS>
