<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::LessonPanel</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Make the prediction</source>
        <translation>Make the prediction</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Run %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>Show the moment</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Show the chart</translation>
    </message>
    <message>
        <source>Begin the exercise</source>
        <translation>Begin the exercise</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Next lesson</translation>
    </message>
    <message>
        <source>Next, step %1 of %2</source>
        <translation>Next, step %1 of %2</translation>
    </message>
    <message>
        <source>Your prediction</source>
        <translation>Your prediction</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>You predicted</source>
        <translation>You predicted</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Exercise ✓</source>
        <translation>Exercise ✓</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Exercise</translation>
    </message>
    <message>
        <source>Show a solution</source>
        <translation>Show a solution</translation>
    </message>
    <message>
        <source>Next: %1 →</source>
        <translation>Next: %1 →</translation>
    </message>
    <message>
        <source>Your own program</source>
        <translation>Your own program</translation>
    </message>
    <message>
        <source>Write or paste a program on the left and run it. Processes, threads, locks and queues appear on the stage; every moment can be looked at again on the timeline.</source>
        <translation>Write or paste a program on the left and run it. Processes, threads, locks and queues appear on the stage; every moment can be looked at again on the timeline.</translation>
    </message>
    <message>
        <source>Votes for: %1</source>
        <translation>Votes for: %1</translation>
    </message>
    <message>
        <source>%1 of %2 votes: %3</source>
        <translation>%1 of %2 votes: %3</translation>
    </message>
    <message>
        <source>Done counting</source>
        <translation>Done counting</translation>
    </message>
    <message>
        <source>Count the class's votes</source>
        <translation>Count the class's votes</translation>
    </message>
    <message>
        <source>✓ It went as you predicted.</source>
        <translation>✓ It went as you predicted.</translation>
    </message>
    <message>
        <source>✗ It went otherwise.</source>
        <translation>✗ It went otherwise.</translation>
    </message>
    <message>
        <source>None of the answers is borne out by what was seen.</source>
        <translation>None of the answers is borne out by what was seen.</translation>
    </message>
    <message>
        <source>Every schedule was visited:</source>
        <translation>Every schedule was visited:</translation>
    </message>
    <message>
        <source>All %1 schedules were visited:</source>
        <translation>All %1 schedules were visited:</translation>
    </message>
    <message>
        <source>A part of the schedules was visited, not all:</source>
        <translation>A part of the schedules was visited, not all:</translation>
    </message>
    <message>
        <source>%1 runs on this machine:</source>
        <translation>%1 runs on this machine:</translation>
    </message>
    <message>
        <source>(nothing printed)</source>
        <translation>(nothing printed)</translation>
    </message>
    <message>
        <source>then a deadlock</source>
        <translation>then a deadlock</translation>
    </message>
    <message>
        <source>and no end</source>
        <translation>and no end</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Play the schedule that ends with %1</source>
        <translation>Play the schedule that ends with %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Checked in every schedule.</source>
        <translation>Checked in every schedule.</translation>
    </message>
    <message>
        <source>Checked by several runs.</source>
        <translation>Checked by several runs.</translation>
    </message>
    <message>
        <source>Checked by a run.</source>
        <translation>Checked by a run.</translation>
    </message>
    <message>
        <source>✓ Solved: no schedule fails.</source>
        <translation>✓ Solved: no schedule fails.</translation>
    </message>
    <message>
        <source>✓ Solved.</source>
        <translation>✓ Solved.</translation>
    </message>
    <message>
        <source>Not decided: nothing failed, but not every schedule could be visited.</source>
        <translation>Not decided: nothing failed, but not every schedule could be visited.</translation>
    </message>
    <message>
        <source>✗ Not yet: these schedules fail.</source>
        <translation>✗ Not yet: these schedules fail.</translation>
    </message>
    <message>
        <source>✗ Not yet: this run fails.</source>
        <translation>✗ Not yet: this run fails.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Hint %1 of %2</source>
        <translation>Hint %1 of %2</translation>
    </message>
    <message>
        <source>After a try of your own: change %1 and check it.</source>
        <translation>After a try of your own: change %1 and check it.</translation>
    </message>
    <message>
        <source>Nothing is written down here: it is measured on this machine, each figure the median of %1 rounds.</source>
        <translation>Nothing is written down here: it is measured on this machine, each figure the median of %1 rounds.</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>Measure on this machine</source>
        <translation>Measure on this machine</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of its %2 cores</source>
        <translation>%1 of its %2 cores</translation>
    </message>
    <message>
        <source>Set it and run</source>
        <translation>Set it and run</translation>
    </message>
    <message>
        <source>Ask every schedule</source>
        <translation>Ask every schedule</translation>
    </message>
    <message>
        <source>Run it many times</source>
        <translation>Run it many times</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>predict</translation>
    </message>
    <message>
        <source>run</source>
        <translation>run</translation>
    </message>
    <message>
        <source>look</source>
        <translation>look</translation>
    </message>
    <message>
        <source>vary</source>
        <translation>vary</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>exercise</translation>
    </message>
    <message>
        <source>what you now know</source>
        <translation>what you now know</translation>
    </message>
    <message>
        <source>Going further, step %1 of %2</source>
        <translation>Going further, step %1 of %2</translation>
    </message>
    <message>
        <source>Vary it</source>
        <translation>Vary it</translation>
    </message>
    <message>
        <source>What you now know</source>
        <translation>What you now know</translation>
    </message>
    <message>
        <source>Hide the plan of a class</source>
        <translation>Hide the plan of a class</translation>
    </message>
    <message>
        <source>Plan of a class of forty minutes</source>
        <translation>Plan of a class of forty minutes</translation>
    </message>
    <message>
        <source>A class of forty minutes</source>
        <translation>A class of forty minutes</translation>
    </message>
    <message>
        <source>Minutes %1 to %2</source>
        <translation>Minutes %1 to %2</translation>
    </message>
    <message>
        <source>with the GIL</source>
        <translation>with the GIL</translation>
    </message>
    <message>
        <source>without the GIL</source>
        <translation>without the GIL</translation>
    </message>
    <message>
        <source>The machine was busy with other things: compare with care, or measure again.</source>
        <translation>The machine was busy with other things: compare with care, or measure again.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>↑ What is next</source>
        <translation>↑ What is next</translation>
    </message>
    <message>
        <source>↓ What is next</source>
        <translation>↓ What is next</translation>
    </message>
    <message>
        <source>This part follows once its prediction is made or skipped.</source>
        <translation>This part follows once its prediction is made or skipped.</translation>
    </message>
    <message>
        <source>The lesson's text and its exercises follow once the prediction is made or skipped.</source>
        <translation>The lesson's text and its exercises follow once the prediction is made or skipped.</translation>
    </message>
</context>
</TS>
