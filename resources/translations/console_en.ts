<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::ConsoleText</name>
    <message>
        <source>nothing printed yet</source>
        <translation>nothing printed yet</translation>
    </message>
    <message>
        <source>what the program prints stands here</source>
        <translation>what the program prints stands here</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Copy everything</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ConsoleView</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Input for the program</source>
        <translation>Input for the program</translation>
    </message>
    <message>
        <source>type here and press Enter; Ctrl+D ends the input</source>
        <translation>type here and press Enter; Ctrl+D ends the input</translation>
    </message>
    <message>
        <source>input</source>
        <translation>input</translation>
    </message>
</context>
</TS>
