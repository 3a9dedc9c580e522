<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::CodeEdit</name>
    <message>
        <source>This mark was typed in full width. Python knows “%1”.</source>
        <translation>这是全角符号，Python 中应写“%1”。</translation>
    </message>
    <message>
        <source>Watch “%1” on the timeline, or no longer</source>
        <translation>在时间线上关注“%1”，或取消关注</translation>
    </message>
    <message>
        <source>Breakpoint at this line, or none</source>
        <translation>在此行设置或取消断点</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::CodeMargin</name>
    <message>
        <source>Click: a run in steps stops at this line, or no longer (F9)</source>
        <translation>单击：单步运行时在此行停下，再次单击取消（F9）</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EditorPanel</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Reset to the lesson's version</source>
        <translation>还原为课程的版本</translation>
    </message>
    <message>
        <source>Go back to what is on disk</source>
        <translation>恢复为磁盘上的内容</translation>
    </message>
    <message>
        <source>Mend them</source>
        <translation>改正</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) in full width, which Python does not know.</source>
        <translation>
            <numerusform>有 %n 处全角符号，Python 无法识别。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, for all its threads: %2</source>
        <translation>%1（其所有线程共有）：%2</translation>
    </message>
    <message>
        <source>for all threads: %1</source>
        <translation>所有线程共有：%1</translation>
    </message>
    <message>
        <source>in shared memory: %1</source>
        <translation>共享内存中：%1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 时的 %1</translation>
    </message>
    <message>
        <source>Ctrl+click: no longer on the timeline</source>
        <translation>Ctrl+单击：不再显示在时间线上</translation>
    </message>
    <message>
        <source>Ctrl+click: show it on the timeline</source>
        <translation>Ctrl+单击：显示在时间线上</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::FindBar</name>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Upper and lower case count</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Replace (Ctrl+H)</source>
        <translation>替换（Ctrl+H）</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace this match and go to the next (Enter)</source>
        <translation>替换此处并转到下一处（Enter）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Replace every match</source>
        <translation>替换所有匹配项</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>只匹配整个单词</translation>
    </message>
</context>
</TS>
