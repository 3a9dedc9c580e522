<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::CommandPalette</name>
    <message>
        <source>All actions</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>Type an action's name</source>
        <translation>Type an action's name</translation>
    </message>
    <message>
        <source>No action has these letters.</source>
        <translation>No action has these letters.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventsView</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found, %2 % looked at</source>
        <translation>%1 found, %2 % looked at</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 of %2 events</translation>
    </message>
    <message>
        <source>Only events with this text</source>
        <translation>Only events with this text</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Kind of event</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Any process</source>
        <translation>Any process</translation>
    </message>
    <message>
        <source>Any thread</source>
        <translation>Any thread</translation>
    </message>
    <message>
        <source>Main events are all but those of the GIL and what is measured beside the program.</source>
        <translation>Main events are all but those of the GIL and what is measured beside the program.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG, pixels</translation>
    </message>
    <message>
        <source>SVG, shapes</source>
        <translation>SVG, shapes</translation>
    </message>
    <message>
        <source>PDF, a page</source>
        <translation>PDF, a page</translation>
    </message>
    <message>
        <source>JSON for Chrome's viewer</source>
        <translation>JSON for Chrome's viewer</translation>
    </message>
    <message>
        <source>Perfetto</source>
        <translation>Perfetto</translation>
    </message>
    <message>
        <source>CSV, a line for each event</source>
        <translation>CSV, a line for each event</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>The run</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Picture: %1</translation>
    </message>
    <message>
        <source>As</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Opens in chrome://tracing and in ui.perfetto.dev.</source>
        <translation>Opens in chrome://tracing and in ui.perfetto.dev.</translation>
    </message>
    <message>
        <source>Opens in ui.perfetto.dev; smaller than JSON, and times to the nanosecond.</source>
        <translation>Opens in ui.perfetto.dev; smaller than JSON, and times to the nanosecond.</translation>
    </message>
    <message>
        <source>For spreadsheets and your own programs. To open the run here again, save the trace instead.</source>
        <translation>For spreadsheets and your own programs. To open the run here again, save the trace instead.</translation>
    </message>
    <message>
        <source>For messages and slides.</source>
        <translation>For messages and slides.</translation>
    </message>
    <message>
        <source>Can be enlarged and edited; text stays text.</source>
        <translation>Can be enlarged and edited; text stays text.</translation>
    </message>
    <message>
        <source>For print; text stays text.</source>
        <translation>For print; text stays text.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::FindingsList</name>
    <message>
        <source>What was found in this run</source>
        <translation>What was found in this run</translation>
    </message>
    <message>
        <source>✗ %1 s: %2</source>
        <translation>✗ %1 s: %2</translation>
    </message>
    <message>
        <source>Go to this moment</source>
        <translation>Go to this moment</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ step %1: %2</source>
        <translation>✗ step %1: %2</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::KeysSheet</name>
    <message>
        <source>Keys and legend</source>
        <translation>Keys and legend</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Timeline: zoom</source>
        <translation>Timeline: zoom</translation>
    </message>
    <message>
        <source>Ctrl+wheel, W, S</source>
        <translation>Ctrl+wheel, W, S</translation>
    </message>
    <message>
        <source>Timeline: pan</source>
        <translation>Timeline: pan</translation>
    </message>
    <message>
        <source>drag, A, D</source>
        <translation>drag, A, D</translation>
    </message>
    <message>
        <source>Timeline: fit, measure</source>
        <translation>Timeline: fit, measure</translation>
    </message>
    <message>
        <source>Timeline: next, previous event</source>
        <translation>Timeline: next, previous event</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>ready: could go on, another one has the GIL</source>
        <translation>ready: could go on, another one has the GIL</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>waits for a lock</translation>
    </message>
    <message>
        <source>waits for a queue, a pipe, a join, a condition</source>
        <translation>waits for a queue, a pipe, a join, a condition</translation>
    </message>
    <message>
        <source>asleep, or in I/O</source>
        <translation>asleep, or in I/O</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>crashed or killed</source>
        <translation>crashed or killed</translation>
    </message>
    <message>
        <source>Colour says who, texture and words say what.</source>
        <translation>Colour says who, texture and words say what.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Step: run thread n next</source>
        <translation>Step: run thread n next</translation>
    </message>
    <message>
        <source>Complete the name</source>
        <translation>Complete the name</translation>
    </message>
    <message>
        <source>Timeline: next, previous event of the same kind</source>
        <translation>Timeline: next, previous event of the same kind</translation>
    </message>
    <message>
        <source>Timeline: why the thread waited</source>
        <translation>Timeline: why the thread waited</translation>
    </message>
    <message>
        <source>Timeline: fold a process, move a lane</source>
        <translation>Timeline: fold a process, move a lane</translation>
    </message>
    <message>
        <source>Space, Shift+↑, Shift+↓</source>
        <translation>Space, Shift+↑, Shift+↓</translation>
    </message>
    <message>
        <source>Timeline: bookmark, next, previous bookmark</source>
        <translation>Timeline: bookmark, next, previous bookmark</translation>
    </message>
    <message>
        <source>Presenting: %1</source>
        <translation>Presenting: %1</translation>
    </message>
    <message>
        <source>F, M</source>
        <comment>two keys</comment>
        <translation>F, M</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::Library</name>
    <message>
        <source>Processes</source>
        <translation>Processes</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Choosing</source>
        <translation>Choosing</translation>
    </message>
    <message>
        <source>Opened lessons</source>
        <translation>Opened lessons</translation>
    </message>
    <message>
        <source>My programs</source>
        <translation>My programs</translation>
    </message>
    <message>
        <source>New program</source>
        <translation>New program</translation>
    </message>
    <message>
        <source>Open a program…</source>
        <translation>Open a program…</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::MainWindow</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Replay the run</source>
        <translation>Replay the run</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>Follow now</translation>
    </message>
    <message>
        <source>New program</source>
        <translation>New program</translation>
    </message>
    <message>
        <source>Open a trace…</source>
        <translation>Open a trace…</translation>
    </message>
    <message>
        <source>Open a lesson's folder…</source>
        <translation>Open a lesson's folder…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Save the trace…</source>
        <translation>Save the trace…</translation>
    </message>
    <message>
        <source>Reset the program</source>
        <translation>Reset the program</translation>
    </message>
    <message>
        <source>Make lines comments, or back</source>
        <translation>Make lines comments, or back</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Find…</translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation>All actions…</translation>
    </message>
    <message>
        <source>Keys and legend</source>
        <translation>Keys and legend</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Size 100 %</source>
        <translation>Size 100 %</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>Switch the language</translation>
    </message>
    <message>
        <source>Show the program</source>
        <translation>Show the program</translation>
    </message>
    <message>
        <source>Show the lesson</source>
        <translation>Show the lesson</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>Show the charts</translation>
    </message>
    <message>
        <source>Show the events</source>
        <translation>Show the events</translation>
    </message>
    <message>
        <source>About Forkyard</source>
        <translation>About Forkyard</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Forget them</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Size: %1 %</source>
        <translation>Size: %1 %</translation>
    </message>
    <message>
        <source>Where the GIL may change hands</source>
        <translation>Where the GIL may change hands</translation>
    </message>
    <message>
        <source>at any instruction</source>
        <translation>at any instruction</translation>
    </message>
    <message>
        <source>at calls and loop ends</source>
        <translation>at calls and loop ends</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>What is recorded</translation>
    </message>
    <message>
        <source>chosen by the pace</source>
        <translation>chosen by the pace</translation>
    </message>
    <message>
        <source>synchronisation</source>
        <translation>synchronisation</translation>
    </message>
    <message>
        <source>shared data too</source>
        <translation>shared data too</translation>
    </message>
    <message>
        <source>lines and locals too</source>
        <translation>lines and locals too</translation>
    </message>
    <message>
        <source>Trust this program</source>
        <translation>Trust this program</translation>
    </message>
    <message>
        <source>Forkyard %1

A playground for learning processes and threads.

Free software under the GNU General Public License, version 3 or later. It uses Qt %2.</source>
        <translation>Forkyard %1

A playground for learning processes and threads.

Free software under the GNU General Public License, version 3 or later. It uses Qt %2.</translation>
    </message>
    <message>
        <source>untitled.py</source>
        <translation>untitled.py</translation>
    </message>
    <message>
        <source>Your changes from last time are back. The original has changed since.</source>
        <translation>Your changes from last time are back. The original has changed since.</translation>
    </message>
    <message>
        <source>Your changes from last time are back.</source>
        <translation>Your changes from last time are back.</translation>
    </message>
    <message>
        <source>Reset to the original</source>
        <translation>Reset to the original</translation>
    </message>
    <message>
        <source>Go back to what is on disk</source>
        <translation>Go back to what is on disk</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>Trust it</translation>
    </message>
    <message>
        <source>Open a trace</source>
        <translation>Open a trace</translation>
    </message>
    <message>
        <source>Traces (*.%1);;All files (*)</source>
        <translation>Traces (*.%1);;All files (*)</translation>
    </message>
    <message>
        <source>Open a lesson's folder</source>
        <translation>Open a lesson's folder</translation>
    </message>
    <message>
        <source>Save the program</source>
        <translation>Save the program</translation>
    </message>
    <message>
        <source>Programs (*.py)</source>
        <translation>Programs (*.py)</translation>
    </message>
    <message>
        <source>Save the trace</source>
        <translation>Save the trace</translation>
    </message>
    <message>
        <source>Traces (*.%1)</source>
        <translation>Traces (*.%1)</translation>
    </message>
    <message>
        <source>no GIL: threads run at the same time</source>
        <translation>no GIL: threads run at the same time</translation>
    </message>
    <message>
        <source>Live: on real processes and threads</source>
        <translation>Live: on real processes and threads</translation>
    </message>
    <message>
        <source>Step: you decide who runs next</source>
        <translation>Step: you decide who runs next</translation>
    </message>
    <message>
        <source>Explore: every schedule</source>
        <translation>Explore: every schedule</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>Step to the end</source>
        <translation>Step to the end</translation>
    </message>
    <message>
        <source>Run thread %1 next</source>
        <translation>Run thread %1 next</translation>
    </message>
    <message>
        <source>Branch %1: %2 steps, parts after step %3</source>
        <translation>Branch %1: %2 steps, parts after step %3</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Replace…</translation>
    </message>
    <message>
        <source>Complete the name (Ctrl+Space)</source>
        <translation>Complete the name (Ctrl+Space)</translation>
    </message>
    <message>
        <source>Breakpoint at this line, or none</source>
        <translation>Breakpoint at this line, or none</translation>
    </message>
    <message>
        <source>Mend full-width marks</source>
        <translation>Mend full-width marks</translation>
    </message>
    <message>
        <source>Run until a variable has a value</source>
        <translation>Run until a variable has a value</translation>
    </message>
    <message>
        <source>The schedule does not fit this program: it was made for another one, or for another version of it.</source>
        <translation>The schedule does not fit this program: it was made for another one, or for another version of it.</translation>
    </message>
    <message>
        <source>Export progress…</source>
        <translation>Export progress…</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Export progress</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>Save this moment…</source>
        <translation>Save this moment…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Copy a picture of the view</source>
        <translation>Copy a picture of the view</translation>
    </message>
    <message>
        <source>Bookmark this moment…</source>
        <translation>Bookmark this moment…</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>Next bookmark</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>Previous bookmark</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Recent files</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Programs, traces, moments (*.py *.%1 *.%2);;All files (*)</source>
        <translation>Programs, traces, moments (*.py *.%1 *.%2);;All files (*)</translation>
    </message>
    <message>
        <source>Save this moment</source>
        <translation>Save this moment</translation>
    </message>
    <message>
        <source>What should whoever opens it know? (may be empty)</source>
        <translation>What should whoever opens it know? (may be empty)</translation>
    </message>
    <message>
        <source>Moments (*.%1)</source>
        <translation>Moments (*.%1)</translation>
    </message>
    <message>
        <source>Bookmark this moment</source>
        <translation>Bookmark this moment</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Its name</translation>
    </message>
    <message>
        <source>the whole window</source>
        <translation>the whole window</translation>
    </message>
    <message>
        <source>all schedules</source>
        <translation>all schedules</translation>
    </message>
    <message>
        <source>the stage</source>
        <translation>the stage</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>the timeline</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>the charts</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>the program</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>The picture is in the clipboard.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Reset the window's layout</source>
        <translation>Reset the window's layout</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Lesson %1: %2</source>
        <translation>Lesson %1: %2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Theme: as the system</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Theme: light</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Theme: dark</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>Theme: high contrast</translation>
    </message>
    <message>
        <source>Pace: %1 lines/s</source>
        <translation>Pace: %1 lines/s</translation>
    </message>
    <message>
        <source>Pace: full speed</source>
        <translation>Pace: full speed</translation>
    </message>
    <message>
        <source>The program wants to wait for connections from other computers. Whoever is on your network could then reach it.</source>
        <translation>The program wants to wait for connections from other computers. Whoever is on your network could then reach it.</translation>
    </message>
    <message>
        <source>Allow it and run again</source>
        <translation>Allow it and run again</translation>
    </message>
    <message>
        <source>Who is next where the machine runs on</source>
        <translation>Who is next where the machine runs on</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>each in turn</translation>
    </message>
    <message>
        <source>anybody, by chance</source>
        <translation>anybody, by chance</translation>
    </message>
    <message>
        <source>the first one that can</source>
        <translation>the first one that can</translation>
    </message>
    <message>
        <source>Operations of a turn</source>
        <translation>Operations of a turn</translation>
    </message>
    <message>
        <source>What chance begins with</source>
        <translation>What chance begins with</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Step %1. %2, line %3: %4</source>
        <translation>Step %1. %2, line %3: %4</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Record the window, or stop recording</source>
        <translation>Record the window, or stop recording</translation>
    </message>
    <message>
        <source>Make or edit a tour…</source>
        <translation>Make or edit a tour…</translation>
    </message>
    <message>
        <source>Save the tour's steps as one sheet…</source>
        <translation>Save the tour's steps as one sheet…</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>A run</translation>
    </message>
    <message>
        <source>There is nothing to present yet: open a lesson, or run a program first.</source>
        <translation>There is nothing to present yet: open a lesson, or run a program first.</translation>
    </message>
    <message>
        <source>Save the tour's steps as one sheet</source>
        <translation>Save the tour's steps as one sheet</translation>
    </message>
    <message>
        <source>Pictures (*.pdf *.svg *.png)</source>
        <translation>Pictures (*.pdf *.svg *.png)</translation>
    </message>
    <message>
        <source>Recorded %1 s; %2 of %3 frames came too late and are shown twice.</source>
        <translation>Recorded %1 s; %2 of %3 frames came too late and are shown twice.</translation>
    </message>
    <message>
        <source>Record the window to</source>
        <translation>Record the window to</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.webm)</source>
        <translation>Videos (*.mp4 *.webm)</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>A folder for the tour and its recordings</source>
        <translation>A folder for the tour and its recordings</translation>
    </message>
    <message>
        <source>the worst for you</source>
        <translation>the worst for you</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>To the next part of the window</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>To the previous part of the window</translation>
    </message>
    <message>
        <source>Copy this schedule</source>
        <translation>Copy this schedule</translation>
    </message>
    <message>
        <source>Follow a schedule…</source>
        <translation>Follow a schedule…</translation>
    </message>
    <message>
        <source>Another number…</source>
        <translation>Another number…</translation>
    </message>
    <message>
        <source>The schedule up to this step is in the clipboard.</source>
        <translation>The schedule up to this step is in the clipboard.</translation>
    </message>
    <message>
        <source>Follow a schedule</source>
        <translation>Follow a schedule</translation>
    </message>
    <message>
        <source>Turns, such as 1x12 2x4 (thread 1 does 12 operations, then thread 2 does 4):</source>
        <translation>Turns, such as 1x12 2x4 (thread 1 does 12 operations, then thread 2 does 4):</translation>
    </message>
    <message>
        <source>The trace is being read: %1 % are there.</source>
        <translation>The trace is being read: %1 % are there.</translation>
    </message>
    <message>
        <source>This program runs live only. %1</source>
        <translation>This program runs live only. %1</translation>
    </message>
    <message>
        <source>Run it live</source>
        <translation>Run it live</translation>
    </message>
    <message>
        <source>Simulated processors</source>
        <translation>Simulated processors</translation>
    </message>
    <message>
        <source>Cost of a switch (µs)</source>
        <translation>Cost of a switch (µs)</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>as the program says, else one</source>
        <translation>as the program says, else one</translation>
    </message>
    <message>
        <source>two: child processes on “worker”, 20 ms away</source>
        <translation>two: child processes on “worker”, 20 ms away</translation>
    </message>
    <message>
        <source>three: child processes on “worker-1” and “worker-2”, 20 ms away</source>
        <translation>three: child processes on “worker-1” and “worker-2”, 20 ms away</translation>
    </message>
    <message>
        <source>three, and a fifth of all packets is lost</source>
        <translation>three, and a fifth of all packets is lost</translation>
    </message>
    <message>
        <source>three, and “worker-2” is cut off for five seconds</source>
        <translation>three, and “worker-2” is cut off for five seconds</translation>
    </message>
    <message>
        <source>Another network…</source>
        <translation>Another network…</translation>
    </message>
    <message>
        <source>Machines and ways, such as
master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s</source>
        <translation>Machines and ways, such as
master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s</translation>
    </message>
    <message>
        <source>A condition on a global variable, such as balance = 5 or balance &lt; 0:</source>
        <translation>A condition on a global variable, such as balance = 5 or balance &lt; 0:</translation>
    </message>
    <message>
        <source>Rescued: %1</source>
        <translation>Rescued: %1</translation>
    </message>
    <message>
        <source>Remove what is left of it</source>
        <translation>Remove what is left of it</translation>
    </message>
    <message>
        <source>The recording %1 in %2 was cut off. What was recorded until then can be rescued.</source>
        <translation>The recording %1 in %2 was cut off. What was recorded until then can be rescued.</translation>
    </message>
    <message>
        <source>Rescue it</source>
        <translation>Rescue it</translation>
    </message>
    <message>
        <source>%1 of %2 frames came too late and are shown twice.</source>
        <translation>%1 of %2 frames came too late and are shown twice.</translation>
    </message>
    <message>
        <source>Show the stage</source>
        <translation>Show the stage</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>Show the timeline</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a knob and what it is set to</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Recording, with the microphone.</source>
        <translation>Recording, with the microphone.</translation>
    </message>
    <message>
        <source>Recording, without sound: there is no microphone.</source>
        <translation>Recording, without sound: there is no microphone.</translation>
    </message>
    <message>
        <source>%1 is not on the disk any more. What you see is kept here; saving writes it again.</source>
        <translation>%1 is not on the disk any more. What you see is kept here; saving writes it again.</translation>
    </message>
    <message>
        <source>%1 was changed by another program. What is on the disk now is shown.</source>
        <translation>%1 was changed by another program. What is on the disk now is shown.</translation>
    </message>
    <message>
        <source>%1 was changed by another program, and by you. Saving writes over the other changes.</source>
        <translation>%1 was changed by another program, and by you. Saving writes over the other changes.</translation>
    </message>
    <message>
        <source>Show what is on the disk</source>
        <translation>Show what is on the disk</translation>
    </message>
    <message>
        <source>A run of %1</source>
        <translation>A run of %1</translation>
    </message>
    <message>
        <source>Many runs: vary a value</source>
        <translation>Many runs: vary a value</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>Show the moment</translation>
    </message>
    <message>
        <source>This program comes from outside. Until you trust it, it may start no other programs, read only the files beside it, write none, and use no network beyond this machine.</source>
        <translation>This program comes from outside. Until you trust it, it may start no other programs, read only the files beside it, write none, and use no network beyond this machine.</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more, see Events)</source>
        <translation>
            <numerusform>(and %n more, see Events)</numerusform>
            <numerusform>(and %n more, see Events)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>forkyard::ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::Rail</name>
    <message>
        <source>%1. %2</source>
        <comment>a lesson's number and title</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, done</translation>
    </message>
    <message>
        <source>Lessons and programs</source>
        <translation>Lessons and programs</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>No setting is called so.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Of the window, the lessons and the messages.</source>
        <translation>Of the window, the lessons and the messages.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Colours of the window.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Of everything, from 80 to 300 %. Also Ctrl and the wheel.</source>
        <translation>Of everything, from 80 to 300 %. Also Ctrl and the wheel.</translation>
    </message>
    <message>
        <source>No animations</source>
        <translation>No animations</translation>
    </message>
    <message>
        <source>What moved is simply where it is now.</source>
        <translation>What moved is simply where it is now.</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>How many lines a thread runs in a second.</source>
        <translation>How many lines a thread runs in a second.</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>Where the GIL may change hands.</source>
        <translation>Where the GIL may change hands.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>What is recorded</translation>
    </message>
    <message>
        <source>Window layout</source>
        <translation>Window layout</translation>
    </message>
    <message>
        <source>The sizes of the window's parts.</source>
        <translation>The sizes of the window's parts.</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Recent files</translation>
    </message>
    <message>
        <source>The list in the menu and in the rail.</source>
        <translation>The list in the menu and in the rail.</translation>
    </message>
    <message>
        <source>Trusted programs</source>
        <translation>Trusted programs</translation>
    </message>
    <message>
        <source>Programs from elsewhere that may do everything.</source>
        <translation>Programs from elsewhere that may do everything.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Trust none</source>
        <translation>Trust none</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>%1 lines/s</source>
        <translation>%1 lines/s</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>full speed</translation>
    </message>
    <message>
        <source>at any instruction</source>
        <translation>at any instruction</translation>
    </message>
    <message>
        <source>at calls and loop ends</source>
        <translation>at calls and loop ends</translation>
    </message>
    <message>
        <source>no GIL</source>
        <translation>no GIL</translation>
    </message>
    <message>
        <source>chosen by the pace</source>
        <translation>chosen by the pace</translation>
    </message>
    <message>
        <source>synchronisation</source>
        <translation>synchronisation</translation>
    </message>
    <message>
        <source>shared data too</source>
        <translation>shared data too</translation>
    </message>
    <message>
        <source>lines and locals too</source>
        <translation>lines and locals too</translation>
    </message>
    <message>
        <source>The more is recorded, the more time it costs.</source>
        <translation>The more is recorded, the more time it costs.</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SidePanel</name>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lesson</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StepBar</name>
    <message>
        <source>let time pass for %1</source>
        <translation>let time pass for %1</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>run %1 next</translation>
    </message>
    <message>
        <source>%1 would do: %2</source>
        <translation>%1 would do: %2</translation>
    </message>
    <message>
        <source>The program is over. Back (←) leads to another choice.</source>
        <translation>The program is over. Back (←) leads to another choice.</translation>
    </message>
    <message>
        <source>Nobody can go on: each waits for another. Back (←) leads to another choice.</source>
        <translation>Nobody can go on: each waits for another. Back (←) leads to another choice.</translation>
    </message>
    <message>
        <source>Nobody can go on: nobody is left who could end the waiting. Back (←) leads to another choice.</source>
        <translation>Nobody can go on: nobody is left who could end the waiting. Back (←) leads to another choice.</translation>
    </message>
    <message>
        <source>From here on the same steps can come again and again: it need not ever end. Step on and see.</source>
        <translation>From here on the same steps can come again and again: it need not ever end. Step on and see.</translation>
    </message>
    <message>
        <source>The program is over: %1. Back (←) leads to another choice.</source>
        <translation>The program is over: %1. Back (←) leads to another choice.</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>key %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TopBar</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>The program runs on this machine's real processes and threads</source>
        <translation>The program runs on this machine's real processes and threads</translation>
    </message>
    <message>
        <source>Step is not built yet</source>
        <translation>Step is not built yet</translation>
    </message>
    <message>
        <source>Explore is not built yet</source>
        <translation>Explore is not built yet</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>Knobs</translation>
    </message>
    <message>
        <source>What can be turned: the lesson's values, the GIL, what is recorded</source>
        <translation>What can be turned: the lesson's values, the GIL, what is recorded</translation>
    </message>
    <message>
        <source>How many lines a thread runs in a second</source>
        <translation>How many lines a thread runs in a second</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>Switch the language</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>Switch the theme</source>
        <translation>Switch the theme</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>End every process of the run (Shift+F5)</source>
        <translation>End every process of the run (Shift+F5)</translation>
    </message>
    <message>
        <source>Run the program (Ctrl+R)</source>
        <translation>Run the program (Ctrl+R)</translation>
    </message>
    <message>
        <source>Follow the run again (L)</source>
        <translation>Follow the run again (L)</translation>
    </message>
    <message>
        <source>Hold the view; the run goes on</source>
        <translation>Hold the view; the run goes on</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>Follow now</translation>
    </message>
    <message>
        <source>Hold the view</source>
        <translation>Hold the view</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>full speed</translation>
    </message>
    <message>
        <source>%1 lines/s</source>
        <translation>%1 lines/s</translation>
    </message>
    <message>
        <source>Pace: %1</source>
        <translation>Pace: %1</translation>
    </message>
    <message>
        <source>You decide who runs next, forwards and backwards</source>
        <translation>You decide who runs next, forwards and backwards</translation>
    </message>
    <message>
        <source>Every schedule there is, and what each leads to</source>
        <translation>Every schedule there is, and what each leads to</translation>
    </message>
    <message>
        <source>Explore all</source>
        <translation>Explore all</translation>
    </message>
    <message>
        <source>Stop here; what was found stays (Shift+F5)</source>
        <translation>Stop here; what was found stays (Shift+F5)</translation>
    </message>
    <message>
        <source>Go through every schedule (Ctrl+R)</source>
        <translation>Go through every schedule (Ctrl+R)</translation>
    </message>
    <message>
        <source>Back to before the last of %1 steps (←)</source>
        <translation>Back to before the last of %1 steps (←)</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Until it waits</source>
        <translation>Until it waits</translation>
    </message>
    <message>
        <source>Visible operations</source>
        <translation>Visible operations</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>One step of whoever ran last (→)</source>
        <translation>One step of whoever ran last (→)</translation>
    </message>
    <message>
        <source>How far a step goes</source>
        <translation>How far a step goes</translation>
    </message>
    <message>
        <source>Branches: %1</source>
        <translation>Branches: %1</translation>
    </message>
    <message>
        <source>Ways that were left by another choice</source>
        <translation>Ways that were left by another choice</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Every access</source>
        <translation>Every access</translation>
    </message>
    <message>
        <source>Run on until another thread's turn</source>
        <translation>Run on until another thread's turn</translation>
    </message>
    <message>
        <source>Run on until something is printed</source>
        <translation>Run on until something is printed</translation>
    </message>
    <message>
        <source>Run on until a variable has a value…</source>
        <translation>Run on until a variable has a value…</translation>
    </message>
    <message>
        <source>Run on to the end</source>
        <translation>Run on to the end</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>The lesson's tour, large, for a class (F11)</source>
        <translation>The lesson's tour, large, for a class (F11)</translation>
    </message>
    <message>
        <source>A video of this window (Ctrl+Shift+F11)</source>
        <translation>A video of this window (Ctrl+Shift+F11)</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>This program computes or measures for a while, so it runs at full speed.</source>
        <translation>This program computes or measures for a while, so it runs at full speed.</translation>
    </message>
    <message>
        <source>Stop recording (%1 lost)</source>
        <translation>Stop recording (%1 lost)</translation>
    </message>
</context>
</TS>
