<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::NotesView</name>
    <message>
        <source>Notes · %1</source>
        <translation>Notes · %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>This is the last step.</translation>
    </message>
    <message>
        <source>%1 · presenting for %2:%3 · step %4 of %5 · about %6 min left</source>
        <translation>%1 · presenting for %2:%3 · step %4 of %5 · about %6 min left</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentKeys</name>
    <message>
        <source>next step</source>
        <translation>next step</translation>
    </message>
    <message>
        <source>previous step</source>
        <translation>previous step</translation>
    </message>
    <message>
        <source>go on by itself</source>
        <translation>go on by itself</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>these keys</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>leave</translation>
    </message>
    <message>
        <source>start, end of the step</source>
        <translation>start, end of the step</translation>
    </message>
    <message>
        <source>blank screen</source>
        <translation>blank screen</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>spotlight</translation>
    </message>
    <message>
        <source>pen that fades</source>
        <translation>pen that fades</translation>
    </message>
    <message>
        <source>notes and a clock</source>
        <translation>notes and a clock</translation>
    </message>
    <message>
        <source>a vote, or who goes next</source>
        <translation>a vote, or who goes next</translation>
    </message>
    <message>
        <source>fewer votes, none</source>
        <translation>fewer votes, none</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentPainter</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message>
        <source>Items in the queue</source>
        <translation>Items in the queue</translation>
    </message>
    <message>
        <source>Threads running</source>
        <translation>Threads running</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>Lesson %1</translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ ended from outside</translation>
    </message>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ signal %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>exit code %1</translation>
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
    <message>
        <source>held by %1</source>
        <translation>held by %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>free</translation>
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
    <message>
        <source>condition</source>
        <translation>condition</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>waiting: %1</translation>
    </message>
    <message>
        <source>%1 put, %2 taken</source>
        <translation>%1 put, %2 taken</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes inside</source>
        <translation>
            <numerusform>%n byte inside</numerusform>
            <numerusform>%n bytes inside</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1, closed</translation>
    </message>
    <message>
        <source>%1 (room for %2)</source>
        <translation>%1 (room for %2)</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>Event loop</translation>
    </message>
    <message>
        <source>waits for a worker</source>
        <translation>waits for a worker</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
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
        <source>Futures</source>
        <translation>Futures</translation>
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
        <source>let %1 wake up</source>
        <translation>let %1 wake up</translation>
    </message>
    <message>
        <source>let %1 go next</source>
        <translation>let %1 go next</translation>
    </message>
    <message>
        <source>to or from another program</source>
        <translation>to or from another program</translation>
    </message>
    <message>
        <source>Our own way now. Home leads back to the tour.</source>
        <translation>Our own way now. Home leads back to the tour.</translation>
    </message>
    <message>
        <source>not waited for</source>
        <translation>not waited for</translation>
    </message>
    <message>
        <source>full: %1 waits</source>
        <translation>full: %1 waits</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>step %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>key %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentView</name>
    <message>
        <source>%1 · Presenting</source>
        <translation>%1 · Presenting</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TourEditor</name>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Caption, Chinese</source>
        <translation>Caption, Chinese</translation>
    </message>
    <message>
        <source>Caption, English</source>
        <translation>Caption, English</translation>
    </message>
    <message>
        <source>Notes for the teacher</source>
        <translation>Notes for the teacher</translation>
    </message>
    <message>
        <source>Pause afterwards</source>
        <translation>Pause afterwards</translation>
    </message>
    <message>
        <source>Add what is on the screen</source>
        <translation>Add what is on the screen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Save the tour</source>
        <translation>Save the tour</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>(no caption yet)</source>
        <translation>(no caption yet)</translation>
    </message>
    <message>
        <source>A tour is a list of steps. Run something, move the playhead to a moment, and add what is on the screen; then give each step its words.</source>
        <translation>A tour is a list of steps. Run something, move the playhead to a moment, and add what is on the screen; then give each step its words.</translation>
    </message>
    <message>
        <source>Record what I do</source>
        <translation>Record what I do</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>Work in the window: wherever the playhead comes to rest, a step is added. Captions come afterwards.</source>
        <translation>Work in the window: wherever the playhead comes to rest, a step is added. Captions come afterwards.</translation>
    </message>
    <message>
        <source>A chapter begins, Chinese</source>
        <translation>A chapter begins, Chinese</translation>
    </message>
    <message>
        <source>A chapter begins, English</source>
        <translation>A chapter begins, English</translation>
    </message>
    <message>
        <source>Steps of the tour</source>
        <translation>Steps of the tour</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>What it shows</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TourStepForm</name>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Threads by state</source>
        <translation>Threads by state</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>Queue depth</translation>
    </message>
    <message>
        <source>Jumps to</source>
        <translation>Jumps to</translation>
    </message>
    <message>
        <source>Plays to</source>
        <translation>Plays to</translation>
    </message>
    <message>
        <source>Lanes show from</source>
        <translation>Lanes show from</translation>
    </message>
    <message>
        <source>Lanes show until</source>
        <translation>Lanes show until</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>as long as the caption</source>
        <translation>as long as the caption</translation>
    </message>
    <message>
        <source>line by line</source>
        <translation>line by line</translation>
    </message>
    <message>
        <source>names of threads, locks, queues; line 7</source>
        <translation>names of threads, locks, queues; line 7</translation>
    </message>
    <message>
        <source>waits for a key</source>
        <translation>waits for a key</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>On the screen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>Knobs of the run</source>
        <translation>Knobs of the run</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>Lights up</source>
        <translation>Lights up</translation>
    </message>
    <message>
        <source>Seconds that it plays</source>
        <translation>Seconds that it plays</translation>
    </message>
    <message>
        <source>title</source>
        <translation>title</translation>
    </message>
    <message>
        <source>program</source>
        <translation>program</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>stage</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>lanes</translation>
    </message>
    <message>
        <source>output</source>
        <translation>output</translation>
    </message>
    <message>
        <source>all ends</source>
        <translation>all ends</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Where the playhead stands in the window</source>
        <translation>Where the playhead stands in the window</translation>
    </message>
    <message>
        <source>%1: where the playhead stands</source>
        <translation>%1: where the playhead stands</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <translation>Ask: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Answer: %1</translation>
    </message>
    <message>
        <source>Questions are those of a lesson: open the lesson that the tour is of.</source>
        <translation>Questions are those of a lesson: open the lesson that the tour is of.</translation>
    </message>
    <message>
        <source>Constants of the program, and gil, slice, start-method, pace, level. A changed knob counts once the runs are recorded again.</source>
        <translation>Constants of the program, and gil, slice, start-method, pace, level. A changed knob counts once the runs are recorded again.</translation>
    </message>
    <message>
        <source>Knobs are set where a run begins; in this step none does.</source>
        <translation>Knobs are set where a run begins; in this step none does.</translation>
    </message>
</context>
</TS>
