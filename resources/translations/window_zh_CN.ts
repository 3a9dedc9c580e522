<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::CommandPalette</name>
    <message>
        <source>All actions</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>Type an action's name</source>
        <translation>输入操作的名字</translation>
    </message>
    <message>
        <source>No action has these letters.</source>
        <translation>没有操作的名字含有这些字符。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::EventsView</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found, %2 % looked at</source>
        <translation>找到 %1 个，已查 %2 %</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 / %2 个事件</translation>
    </message>
    <message>
        <source>Only events with this text</source>
        <translation>只看含此文字的事件</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Any process</source>
        <translation>所有进程</translation>
    </message>
    <message>
        <source>Any thread</source>
        <translation>所有线程</translation>
    </message>
    <message>
        <source>Main events are all but those of the GIL and what is measured beside the program.</source>
        <translation>主要事件是除 GIL 的事件和在程序旁测得的数据以外的全部事件。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG（像素图）</translation>
    </message>
    <message>
        <source>SVG, shapes</source>
        <translation>SVG（矢量图）</translation>
    </message>
    <message>
        <source>PDF, a page</source>
        <translation>PDF（一页）</translation>
    </message>
    <message>
        <source>JSON for Chrome's viewer</source>
        <translation>JSON（用于 Chrome 查看器）</translation>
    </message>
    <message>
        <source>Perfetto</source>
        <translation>Perfetto 格式</translation>
    </message>
    <message>
        <source>CSV, a line for each event</source>
        <translation>CSV（每个事件一行）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>这次运行</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opens in chrome://tracing and in ui.perfetto.dev.</source>
        <translation>可在 chrome://tracing 和 ui.perfetto.dev 中打开。</translation>
    </message>
    <message>
        <source>Opens in ui.perfetto.dev; smaller than JSON, and times to the nanosecond.</source>
        <translation>可在 ui.perfetto.dev 中打开；比 JSON 小，时间精确到纳秒。</translation>
    </message>
    <message>
        <source>For spreadsheets and your own programs. To open the run here again, save the trace instead.</source>
        <translation>用于电子表格和自己的程序。若要在此再次打开这次运行，请保存运行记录。</translation>
    </message>
    <message>
        <source>For messages and slides.</source>
        <translation>用于消息和幻灯片。</translation>
    </message>
    <message>
        <source>Can be enlarged and edited; text stays text.</source>
        <translation>可放大和编辑，文字仍是文字。</translation>
    </message>
    <message>
        <source>For print; text stays text.</source>
        <translation>用于打印，文字仍是文字。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::FindingsList</name>
    <message>
        <source>What was found in this run</source>
        <translation>这次运行中的发现</translation>
    </message>
    <message>
        <source>✗ %1 s: %2</source>
        <translation>✗ %1 秒：%2</translation>
    </message>
    <message>
        <source>Go to this moment</source>
        <translation>跳到这一时刻</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ step %1: %2</source>
        <translation>✗ 第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::KeysSheet</name>
    <message>
        <source>Keys and legend</source>
        <translation>按键与图例</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Timeline: zoom</source>
        <translation>时间线：缩放</translation>
    </message>
    <message>
        <source>Ctrl+wheel, W, S</source>
        <translation>Ctrl+滚轮、W、S</translation>
    </message>
    <message>
        <source>Timeline: pan</source>
        <translation>时间线：平移</translation>
    </message>
    <message>
        <source>drag, A, D</source>
        <translation>拖动、A、D</translation>
    </message>
    <message>
        <source>Timeline: fit, measure</source>
        <translation>时间线：全览、测量</translation>
    </message>
    <message>
        <source>Timeline: next, previous event</source>
        <translation>时间线：下一个、上一个事件</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ready: could go on, another one has the GIL</source>
        <translation>就绪：可以继续，但 GIL 在别人手里</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>waits for a queue, a pipe, a join, a condition</source>
        <translation>等待队列、管道、join 或条件</translation>
    </message>
    <message>
        <source>asleep, or in I/O</source>
        <translation>睡眠，或在等 I/O</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>crashed or killed</source>
        <translation>崩溃或被杀死</translation>
    </message>
    <message>
        <source>Colour says who, texture and words say what.</source>
        <translation>颜色说明是谁，纹理和文字说明在做什么。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Step: run thread n next</source>
        <translation>单步：让第 n 个线程运行</translation>
    </message>
    <message>
        <source>Complete the name</source>
        <translation>补全名称</translation>
    </message>
    <message>
        <source>Timeline: next, previous event of the same kind</source>
        <translation>时间线：同类的下一个、上一个事件</translation>
    </message>
    <message>
        <source>Timeline: why the thread waited</source>
        <translation>时间线：线程为什么等待</translation>
    </message>
    <message>
        <source>Timeline: fold a process, move a lane</source>
        <translation>时间线：折叠进程、移动泳道</translation>
    </message>
    <message>
        <source>Space, Shift+↑, Shift+↓</source>
        <translation>空格、Shift+↑、Shift+↓</translation>
    </message>
    <message>
        <source>Timeline: bookmark, next, previous bookmark</source>
        <translation>时间线：加书签、下一个、上一个书签</translation>
    </message>
    <message>
        <source>Presenting: %1</source>
        <translation>演示：%1</translation>
    </message>
    <message>
        <source>F, M</source>
        <comment>two keys</comment>
        <translation>F、M</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::Library</name>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Choosing</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Opened lessons</source>
        <translation>打开的课程</translation>
    </message>
    <message>
        <source>My programs</source>
        <translation>我的程序</translation>
    </message>
    <message>
        <source>New program</source>
        <translation>新程序</translation>
    </message>
    <message>
        <source>Open a program…</source>
        <translation>打开程序…</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::MainWindow</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Replay the run</source>
        <translation>重放这次运行</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>New program</source>
        <translation>新程序</translation>
    </message>
    <message>
        <source>Open a trace…</source>
        <translation>打开运行记录…</translation>
    </message>
    <message>
        <source>Open a lesson's folder…</source>
        <translation>打开课程文件夹…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the trace…</source>
        <translation>保存运行记录…</translation>
    </message>
    <message>
        <source>Reset the program</source>
        <translation>还原程序</translation>
    </message>
    <message>
        <source>Make lines comments, or back</source>
        <translation>注释或取消注释</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation>全部操作…</translation>
    </message>
    <message>
        <source>Keys and legend</source>
        <translation>按键与图例</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Size 100 %</source>
        <translation>大小 100 %</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Show the program</source>
        <translation>显示程序</translation>
    </message>
    <message>
        <source>Show the lesson</source>
        <translation>显示课文</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>显示图表</translation>
    </message>
    <message>
        <source>Show the events</source>
        <translation>显示事件</translation>
    </message>
    <message>
        <source>About Forkyard</source>
        <translation>关于 Forkyard</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size: %1 %</source>
        <translation>大小：%1 %</translation>
    </message>
    <message>
        <source>Where the GIL may change hands</source>
        <translation>GIL 在哪里可以易手</translation>
    </message>
    <message>
        <source>at any instruction</source>
        <translation>任何一条指令</translation>
    </message>
    <message>
        <source>at calls and loop ends</source>
        <translation>调用处和循环末尾</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>记录哪些内容</translation>
    </message>
    <message>
        <source>chosen by the pace</source>
        <translation>由节奏决定</translation>
    </message>
    <message>
        <source>synchronisation</source>
        <translation>同步操作</translation>
    </message>
    <message>
        <source>shared data too</source>
        <translation>加上共享数据</translation>
    </message>
    <message>
        <source>lines and locals too</source>
        <translation>加上行和局部变量</translation>
    </message>
    <message>
        <source>Trust this program</source>
        <translation>信任这个程序</translation>
    </message>
    <message>
        <source>Forkyard %1

A playground for learning processes and threads.

Free software under the GNU General Public License, version 3 or later. It uses Qt %2.</source>
        <translation>Forkyard %1

学习进程与线程的实验场。

自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。使用 Qt %2。</translation>
    </message>
    <message>
        <source>untitled.py</source>
        <translation>未命名.py</translation>
    </message>
    <message>
        <source>Your changes from last time are back. The original has changed since.</source>
        <translation>已恢复你上次的修改。原文件在那之后有变动。</translation>
    </message>
    <message>
        <source>Your changes from last time are back.</source>
        <translation>已恢复你上次的修改。</translation>
    </message>
    <message>
        <source>Reset to the original</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Go back to what is on disk</source>
        <translation>恢复为磁盘上的内容</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Open a trace</source>
        <translation>打开运行记录</translation>
    </message>
    <message>
        <source>Traces (*.%1);;All files (*)</source>
        <translation>运行记录 (*.%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a lesson's folder</source>
        <translation>打开课程文件夹</translation>
    </message>
    <message>
        <source>Save the program</source>
        <translation>保存程序</translation>
    </message>
    <message>
        <source>Programs (*.py)</source>
        <translation>程序 (*.py)</translation>
    </message>
    <message>
        <source>Save the trace</source>
        <translation>保存运行记录</translation>
    </message>
    <message>
        <source>Traces (*.%1)</source>
        <translation>运行记录 (*.%1)</translation>
    </message>
    <message>
        <source>no GIL: threads run at the same time</source>
        <translation>没有 GIL：线程同时运行</translation>
    </message>
    <message>
        <source>Live: on real processes and threads</source>
        <translation>实时：在真实的进程和线程上</translation>
    </message>
    <message>
        <source>Step: you decide who runs next</source>
        <translation>单步：由你决定下一个运行谁</translation>
    </message>
    <message>
        <source>Explore: every schedule</source>
        <translation>穷举：每一种调度</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Step to the end</source>
        <translation>一直走到结束</translation>
    </message>
    <message>
        <source>Run thread %1 next</source>
        <translation>下一个运行线程 %1</translation>
    </message>
    <message>
        <source>Branch %1: %2 steps, parts after step %3</source>
        <translation>分支 %1：共 %2 步，在第 %3 步之后分开</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Complete the name (Ctrl+Space)</source>
        <translation>补全名称（Ctrl+空格）</translation>
    </message>
    <message>
        <source>Breakpoint at this line, or none</source>
        <translation>在此行设置或取消断点</translation>
    </message>
    <message>
        <source>Mend full-width marks</source>
        <translation>改正全角符号</translation>
    </message>
    <message>
        <source>Run until a variable has a value</source>
        <translation>运行到变量等于某值</translation>
    </message>
    <message>
        <source>The schedule does not fit this program: it was made for another one, or for another version of it.</source>
        <translation>这个调度不适用于此程序：它是为另一个程序，或为此程序的另一个版本生成的。</translation>
    </message>
    <message>
        <source>Export progress…</source>
        <translation>导出学习记录…</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>导出学习记录</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save this moment…</source>
        <translation>保存此时刻…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy a picture of the view</source>
        <translation>复制视图的图片</translation>
    </message>
    <message>
        <source>Bookmark this moment…</source>
        <translation>为此时刻加书签…</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>上一个书签</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Programs, traces, moments (*.py *.%1 *.%2);;All files (*)</source>
        <translation>程序、运行记录、时刻 (*.py *.%1 *.%2);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save this moment</source>
        <translation>保存此时刻</translation>
    </message>
    <message>
        <source>What should whoever opens it know? (may be empty)</source>
        <translation>要告诉打开它的人什么？（可留空）</translation>
    </message>
    <message>
        <source>Moments (*.%1)</source>
        <translation>时刻 (*.%1)</translation>
    </message>
    <message>
        <source>Bookmark this moment</source>
        <translation>为此时刻加书签</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>书签名称</translation>
    </message>
    <message>
        <source>the whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>all schedules</source>
        <translation>所有调度</translation>
    </message>
    <message>
        <source>the stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>the charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Reset the window's layout</source>
        <translation>重置窗口布局</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Lesson %1: %2</source>
        <translation>第 %1 课：%2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>主题：高对比度</translation>
    </message>
    <message>
        <source>Pace: %1 lines/s</source>
        <translation>节奏：每秒 %1 行</translation>
    </message>
    <message>
        <source>Pace: full speed</source>
        <translation>节奏：全速</translation>
    </message>
    <message>
        <source>The program wants to wait for connections from other computers. Whoever is on your network could then reach it.</source>
        <translation>程序要等待来自其他计算机的连接。这样，同一网络中的任何人都可能访问它。</translation>
    </message>
    <message>
        <source>Allow it and run again</source>
        <translation>允许并重新运行</translation>
    </message>
    <message>
        <source>Who is next where the machine runs on</source>
        <translation>机器自行运行时轮到谁</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>依次轮流</translation>
    </message>
    <message>
        <source>anybody, by chance</source>
        <translation>随机选取</translation>
    </message>
    <message>
        <source>the first one that can</source>
        <translation>能运行的第一个</translation>
    </message>
    <message>
        <source>Operations of a turn</source>
        <translation>每轮的操作数</translation>
    </message>
    <message>
        <source>What chance begins with</source>
        <translation>随机数种子</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Step %1. %2, line %3: %4</source>
        <translation>第 %1 步。%2，第 %3 行：%4</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Record the window, or stop recording</source>
        <translation>录制窗口，或停止录制</translation>
    </message>
    <message>
        <source>Make or edit a tour…</source>
        <translation>制作或编辑导览…</translation>
    </message>
    <message>
        <source>Save the tour's steps as one sheet…</source>
        <translation>把导览的各步存成一张图…</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>一次运行</translation>
    </message>
    <message>
        <source>There is nothing to present yet: open a lesson, or run a program first.</source>
        <translation>还没有可以演示的内容：请先打开一课，或运行一个程序。</translation>
    </message>
    <message>
        <source>Save the tour's steps as one sheet</source>
        <translation>把导览的各步存成一张图</translation>
    </message>
    <message>
        <source>Pictures (*.pdf *.svg *.png)</source>
        <translation>图片 (*.pdf *.svg *.png)</translation>
    </message>
    <message>
        <source>Recorded %1 s; %2 of %3 frames came too late and are shown twice.</source>
        <translation>录了 %1 秒；共 %3 帧，其中 %2 帧来得太晚，由前一帧代替。</translation>
    </message>
    <message>
        <source>Record the window to</source>
        <translation>把窗口录制到</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.webm)</source>
        <translation>视频 (*.mp4 *.webm)</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>A folder for the tour and its recordings</source>
        <translation>存放导览和录制的文件夹</translation>
    </message>
    <message>
        <source>the worst for you</source>
        <translation>对你最坏的</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>到窗口的下一部分</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>到窗口的上一部分</translation>
    </message>
    <message>
        <source>Copy this schedule</source>
        <translation>复制这个调度</translation>
    </message>
    <message>
        <source>Follow a schedule…</source>
        <translation>照一个调度运行…</translation>
    </message>
    <message>
        <source>Another number…</source>
        <translation>另一个数…</translation>
    </message>
    <message>
        <source>The schedule up to this step is in the clipboard.</source>
        <translation>到这一步为止的调度已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Follow a schedule</source>
        <translation>照一个调度运行</translation>
    </message>
    <message>
        <source>Turns, such as 1x12 2x4 (thread 1 does 12 operations, then thread 2 does 4):</source>
        <translation>一轮一轮地写，例如 1x12 2x4（线程 1 做 12 个操作，再由线程 2 做 4 个）：</translation>
    </message>
    <message>
        <source>The trace is being read: %1 % are there.</source>
        <translation>正在读取跟踪：已到 %1 %。</translation>
    </message>
    <message>
        <source>This program runs live only. %1</source>
        <translation>这个程序只能实时运行。%1</translation>
    </message>
    <message>
        <source>Run it live</source>
        <translation>实时运行</translation>
    </message>
    <message>
        <source>Simulated processors</source>
        <translation>模拟处理器数</translation>
    </message>
    <message>
        <source>Cost of a switch (µs)</source>
        <translation>一次切换的代价（微秒）</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>as the program says, else one</source>
        <translation>按程序所写，没有写就是一台</translation>
    </message>
    <message>
        <source>two: child processes on “worker”, 20 ms away</source>
        <translation>两台：子进程在“worker”上，相距 20 毫秒</translation>
    </message>
    <message>
        <source>three: child processes on “worker-1” and “worker-2”, 20 ms away</source>
        <translation>三台：子进程在“worker-1”和“worker-2”上，相距 20 毫秒</translation>
    </message>
    <message>
        <source>three, and a fifth of all packets is lost</source>
        <translation>三台，五分之一的数据包丢失</translation>
    </message>
    <message>
        <source>three, and “worker-2” is cut off for five seconds</source>
        <translation>三台，“worker-2”断开五秒</translation>
    </message>
    <message>
        <source>Another network…</source>
        <translation>别的网络…</translation>
    </message>
    <message>
        <source>Machines and ways, such as
master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s</source>
        <translation>机器和线路，例如
master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s</translation>
    </message>
    <message>
        <source>A condition on a global variable, such as balance = 5 or balance &lt; 0:</source>
        <translation>全局变量的条件，例如 balance = 5 或 balance &lt; 0：</translation>
    </message>
    <message>
        <source>Rescued: %1</source>
        <translation>已挽回：%1</translation>
    </message>
    <message>
        <source>Remove what is left of it</source>
        <translation>删除残留的部分</translation>
    </message>
    <message>
        <source>The recording %1 in %2 was cut off. What was recorded until then can be rescued.</source>
        <translation>%2 中的录制 %1 被中断。此前录下的部分可以挽回。</translation>
    </message>
    <message>
        <source>Rescue it</source>
        <translation>挽回</translation>
    </message>
    <message>
        <source>%1 of %2 frames came too late and are shown twice.</source>
        <translation>%2 帧中有 %1 帧来得太晚，重复显示了前一帧。</translation>
    </message>
    <message>
        <source>Show the stage</source>
        <translation>显示舞台</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>显示时间线</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a knob and what it is set to</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Recording, with the microphone.</source>
        <translation>正在录制，带麦克风。</translation>
    </message>
    <message>
        <source>Recording, without sound: there is no microphone.</source>
        <translation>正在录制，没有声音：没有麦克风。</translation>
    </message>
    <message>
        <source>%1 is not on the disk any more. What you see is kept here; saving writes it again.</source>
        <translation>磁盘上已没有 %1。这里看到的内容仍在，保存即可重新写出。</translation>
    </message>
    <message>
        <source>%1 was changed by another program. What is on the disk now is shown.</source>
        <translation>%1 已被其他程序修改，现在显示的是磁盘上的内容。</translation>
    </message>
    <message>
        <source>%1 was changed by another program, and by you. Saving writes over the other changes.</source>
        <translation>%1 被其他程序修改过，你也改过。保存会覆盖那些修改。</translation>
    </message>
    <message>
        <source>Show what is on the disk</source>
        <translation>显示磁盘上的内容</translation>
    </message>
    <message>
        <source>A run of %1</source>
        <translation>%1 的一次运行</translation>
    </message>
    <message>
        <source>Many runs: vary a value</source>
        <translation>多次运行：改变一个值</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>看那一刻</translation>
    </message>
    <message>
        <source>This program comes from outside. Until you trust it, it may start no other programs, read only the files beside it, write none, and use no network beyond this machine.</source>
        <translation>这个程序来自外部。在你信任它之前，它不能启动其他程序，只能读取与它在同一文件夹里的文件，不能写文件，也不能访问本机以外的网络。</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more, see Events)</source>
        <translation>
            <numerusform>（另有 %n 处，见“事件”）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>forkyard::ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>Lessons and programs</source>
        <translation>课程和程序</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>没有这样的设置。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window, the lessons and the messages.</source>
        <translation>窗口、课程和消息所用的语言。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of everything, from 80 to 300 %. Also Ctrl and the wheel.</source>
        <translation>所有内容的大小，80% 到 300%。也可按 Ctrl 并滚动滚轮。</translation>
    </message>
    <message>
        <source>No animations</source>
        <translation>不使用动画</translation>
    </message>
    <message>
        <source>What moved is simply where it is now.</source>
        <translation>移动的内容直接出现在新位置。</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>How many lines a thread runs in a second.</source>
        <translation>一个线程每秒运行多少行。</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>Where the GIL may change hands.</source>
        <translation>GIL 可在何处易手。</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>Window layout</source>
        <translation>窗口布局</translation>
    </message>
    <message>
        <source>The sizes of the window's parts.</source>
        <translation>窗口各部分的大小。</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>The list in the menu and in the rail.</source>
        <translation>菜单和侧栏中的列表。</translation>
    </message>
    <message>
        <source>Trusted programs</source>
        <translation>受信任的程序</translation>
    </message>
    <message>
        <source>Programs from elsewhere that may do everything.</source>
        <translation>可以执行任何操作的外来程序。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Trust none</source>
        <translation>全部取消信任</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>%1 lines/s</source>
        <translation>每秒 %1 行</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>at any instruction</source>
        <translation>任意指令处</translation>
    </message>
    <message>
        <source>at calls and loop ends</source>
        <translation>调用处和循环末尾</translation>
    </message>
    <message>
        <source>no GIL</source>
        <translation>无 GIL</translation>
    </message>
    <message>
        <source>chosen by the pace</source>
        <translation>由节奏决定</translation>
    </message>
    <message>
        <source>synchronisation</source>
        <translation>同步操作</translation>
    </message>
    <message>
        <source>shared data too</source>
        <translation>含共享数据</translation>
    </message>
    <message>
        <source>lines and locals too</source>
        <translation>含行与局部变量</translation>
    </message>
    <message>
        <source>The more is recorded, the more time it costs.</source>
        <translation>记录得越多，运行得越慢。</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::SidePanel</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课文</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::StepBar</name>
    <message>
        <source>let time pass for %1</source>
        <translation>让时间过去，唤醒 %1</translation>
    </message>
    <message>
        <source>run %1 next</source>
        <translation>下一个运行 %1</translation>
    </message>
    <message>
        <source>%1 would do: %2</source>
        <translation>%1 将要做：%2</translation>
    </message>
    <message>
        <source>The program is over. Back (←) leads to another choice.</source>
        <translation>程序已结束。后退（←）可以另作选择。</translation>
    </message>
    <message>
        <source>Nobody can go on: each waits for another. Back (←) leads to another choice.</source>
        <translation>谁也无法继续：都在互相等待。后退（←）可以另作选择。</translation>
    </message>
    <message>
        <source>Nobody can go on: nobody is left who could end the waiting. Back (←) leads to another choice.</source>
        <translation>谁也走不下去了：能结束等待的人都不在了。后退（←）可以另作选择。</translation>
    </message>
    <message>
        <source>From here on the same steps can come again and again: it need not ever end. Step on and see.</source>
        <translation>从这里起，同样的几步可以一再重复：它不一定会结束。再走几步看看。</translation>
    </message>
    <message>
        <source>The program is over: %1. Back (←) leads to another choice.</source>
        <translation>程序结束了：%1。后退（←）可以另作选择。</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>按 %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TopBar</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>穷举</translation>
    </message>
    <message>
        <source>The program runs on this machine's real processes and threads</source>
        <translation>程序运行在这台机器真实的进程和线程上</translation>
    </message>
    <message>
        <source>Step is not built yet</source>
        <translation>单步尚未做好</translation>
    </message>
    <message>
        <source>Explore is not built yet</source>
        <translation>穷举尚未做好</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What can be turned: the lesson's values, the GIL, what is recorded</source>
        <translation>可以调的：课程里的数值、GIL、记录的内容</translation>
    </message>
    <message>
        <source>How many lines a thread runs in a second</source>
        <translation>每个线程每秒运行几行</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Switch the theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>End every process of the run (Shift+F5)</source>
        <translation>结束这次运行的所有进程（Shift+F5）</translation>
    </message>
    <message>
        <source>Run the program (Ctrl+R)</source>
        <translation>运行程序（Ctrl+R）</translation>
    </message>
    <message>
        <source>Follow the run again (L)</source>
        <translation>重新跟随运行（L）</translation>
    </message>
    <message>
        <source>Hold the view; the run goes on</source>
        <translation>停住画面，运行照常继续</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>Hold the view</source>
        <translation>停住画面</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>%1 lines/s</source>
        <translation>每秒 %1 行</translation>
    </message>
    <message>
        <source>Pace: %1</source>
        <translation>节奏：%1</translation>
    </message>
    <message>
        <source>You decide who runs next, forwards and backwards</source>
        <translation>由你决定下一个运行谁，可前进也可后退</translation>
    </message>
    <message>
        <source>Every schedule there is, and what each leads to</source>
        <translation>所有可能的调度，以及各自通向的结局</translation>
    </message>
    <message>
        <source>Explore all</source>
        <translation>穷举全部</translation>
    </message>
    <message>
        <source>Stop here; what was found stays (Shift+F5)</source>
        <translation>到此停止，已找到的保留（Shift+F5）</translation>
    </message>
    <message>
        <source>Go through every schedule (Ctrl+R)</source>
        <translation>走遍每一种调度（Ctrl+R）</translation>
    </message>
    <message>
        <source>Back to before the last of %1 steps (←)</source>
        <translation>退回到 %1 步中最后一步之前（←）</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Until it waits</source>
        <translation>直到它等待</translation>
    </message>
    <message>
        <source>Visible operations</source>
        <translation>可见操作</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>One step of whoever ran last (→)</source>
        <translation>让刚才运行的线程再走一步（→）</translation>
    </message>
    <message>
        <source>How far a step goes</source>
        <translation>一步走多远</translation>
    </message>
    <message>
        <source>Branches: %1</source>
        <translation>分支：%1</translation>
    </message>
    <message>
        <source>Ways that were left by another choice</source>
        <translation>因另作选择而离开的路径</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Every access</source>
        <translation>每次访问</translation>
    </message>
    <message>
        <source>Run on until another thread's turn</source>
        <translation>继续，直到轮到别的线程</translation>
    </message>
    <message>
        <source>Run on until something is printed</source>
        <translation>继续，直到有输出</translation>
    </message>
    <message>
        <source>Run on until a variable has a value…</source>
        <translation>继续，直到变量等于某值…</translation>
    </message>
    <message>
        <source>Run on to the end</source>
        <translation>一直运行到结束</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The lesson's tour, large, for a class (F11)</source>
        <translation>把课程的导览放大给全班看（F11）</translation>
    </message>
    <message>
        <source>A video of this window (Ctrl+Shift+F11)</source>
        <translation>录下这个窗口的视频（Ctrl+Shift+F11）</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>This program computes or measures for a while, so it runs at full speed.</source>
        <translation>这个程序要计算或测量一阵子，所以全速运行。</translation>
    </message>
    <message>
        <source>Stop recording (%1 lost)</source>
        <translation>停止录制（丢 %1 帧）</translation>
    </message>
</context>
</TS>
