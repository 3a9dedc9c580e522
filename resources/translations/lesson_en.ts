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
        <source>Set it</source>
        <translation>Set it</translation>
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
        <source>✓ This run went as you predicted.</source>
        <translation>✓ This run went as you predicted.</translation>
    </message>
    <message>
        <source>✗ This run went otherwise.</source>
        <translation>✗ This run went otherwise.</translation>
    </message>
    <message>
        <source>One run does not decide this.</source>
        <translation>One run does not decide this.</translation>
    </message>
    <message>
        <source>✓ Right.</source>
        <translation>✓ Right.</translation>
    </message>
    <message>
        <source>✗ The answer: %1</source>
        <translation>✗ The answer: %1</translation>
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
        <source>One run came out right. That is no proof: run it again.</source>
        <translation>One run came out right. That is no proof: run it again.</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hint</translation>
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
</context>
</TS>
