<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::CodeEdit</name>
    <message>
        <source>This mark was typed in full width. Python knows “%1”.</source>
        <translation>This mark was typed in full width. Python knows “%1”.</translation>
    </message>
    <message>
        <source>Watch “%1” on the timeline, or no longer</source>
        <translation>Watch “%1” on the timeline, or no longer</translation>
    </message>
    <message>
        <source>Breakpoint at this line, or none</source>
        <translation>Breakpoint at this line, or none</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::CodeMargin</name>
    <message>
        <source>Click: a run in steps stops at this line, or no longer (F9)</source>
        <translation>Click: a run in steps stops at this line, or no longer (F9)</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EditorPanel</name>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>Reset to the lesson's version</source>
        <translation>Reset to the lesson's version</translation>
    </message>
    <message>
        <source>Go back to what is on disk</source>
        <translation>Go back to what is on disk</translation>
    </message>
    <message>
        <source>Mend them</source>
        <translation>Mend them</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) in full width, which Python does not know.</source>
        <translation>
            <numerusform>%n mark in full width, which Python does not know.</numerusform>
            <numerusform>%n marks in full width, which Python does not know.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, for all its threads: %2</source>
        <translation>%1, for all its threads: %2</translation>
    </message>
    <message>
        <source>for all threads: %1</source>
        <translation>for all threads: %1</translation>
    </message>
    <message>
        <source>in shared memory: %1</source>
        <translation>in shared memory: %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>Ctrl+click: no longer on the timeline</source>
        <translation>Ctrl+click: no longer on the timeline</translation>
    </message>
    <message>
        <source>Ctrl+click: show it on the timeline</source>
        <translation>Ctrl+click: show it on the timeline</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::FindBar</name>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Previous match (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Next match (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Upper and lower case count</source>
        <translation>Upper and lower case count</translation>
    </message>
    <message>
        <source>Replace (Ctrl+H)</source>
        <translation>Replace (Ctrl+H)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Replace this match and go to the next (Enter)</source>
        <translation>Replace this match and go to the next (Enter)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Replace every match</source>
        <translation>Replace every match</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Whole words only</translation>
    </message>
</context>
</TS>
