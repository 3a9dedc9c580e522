<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ConsoleText</name>
    <message>
        <source>nothing printed yet</source>
        <translation>还没有输出</translation>
    </message>
    <message>
        <source>what the program prints stands here</source>
        <translation>程序的输出会显示在这里</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ConsoleView</name>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Input for the program</source>
        <translation>程序的输入</translation>
    </message>
    <message>
        <source>type here and press Enter; Ctrl+D ends the input</source>
        <translation>在这里输入并按 Enter；Ctrl+D 结束输入</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
</context>
</TS>
