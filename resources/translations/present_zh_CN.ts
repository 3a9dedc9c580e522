<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>forkyard::ui::NotesView</name>
    <message>
        <source>Notes · %1</source>
        <translation>讲稿 · %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>%1 · presenting for %2:%3 · step %4 of %5 · about %6 min left</source>
        <translation>%1 · 已演示 %2:%3 · 第 %4 步，共 %5 步 · 大约还有 %6 分钟</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentKeys</name>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>go on by itself</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>显示这些按键</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>退出演示</translation>
    </message>
    <message>
        <source>start, end of the step</source>
        <translation>这一步的开头、结尾</translation>
    </message>
    <message>
        <source>blank screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>pen that fades</source>
        <translation>会淡去的画笔</translation>
    </message>
    <message>
        <source>notes and a clock</source>
        <translation>讲稿和时钟</translation>
    </message>
    <message>
        <source>a vote, or who goes next</source>
        <translation>投一票，或选谁先走</translation>
    </message>
    <message>
        <source>fewer votes, none</source>
        <translation>减一票，清零</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentPainter</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>还没有输出</translation>
    </message>
    <message>
        <source>Items in the queue</source>
        <translation>队列里的项目</translation>
    </message>
    <message>
        <source>Threads running</source>
        <translation>运行中的线程</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>第 %1 课</translation>
    </message>
    <message>
        <source>✗ ended from outside</source>
        <translation>✗ 被外部结束</translation>
    </message>
    <message>
        <source>✗ signal %1</source>
        <translation>✗ 信号 %1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>ended, not waited for</source>
        <translation>已结束，无人等待</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>one memory, shared by its threads</source>
        <translation>一份内存，由各线程共享</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>由 %1 持有</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message numerus="yes">
        <source>%n permits left</source>
        <translation>
            <numerusform>剩 %n 个许可</numerusform>
        </translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>条件</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个在等</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>在等：%1</translation>
    </message>
    <message>
        <source>%1 put, %2 taken</source>
        <translation>放入 %1，取走 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n bytes inside</source>
        <translation>
            <numerusform>内有 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1，已关闭</translation>
    </message>
    <message>
        <source>%1 (room for %2)</source>
        <translation>%1（容量 %2）</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>waits for a worker</source>
        <translation>等待工作者</translation>
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
        <translation>已取消</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Future</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>手里</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>let %1 wake up</source>
        <translation>让 %1 醒来</translation>
    </message>
    <message>
        <source>let %1 go next</source>
        <translation>让 %1 先走</translation>
    </message>
    <message>
        <source>to or from another program</source>
        <translation>另一端在别的程序里</translation>
    </message>
    <message>
        <source>Our own way now. Home leads back to the tour.</source>
        <translation>现在走的是我们自己的路。按 Home 回到导览。</translation>
    </message>
    <message>
        <source>not waited for</source>
        <translation>无人等待</translation>
    </message>
    <message>
        <source>full: %1 waits</source>
        <translation>满了：%1 在等</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>按 %1</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::PresentView</name>
    <message>
        <source>%1 · Presenting</source>
        <translation>%1 · 演示</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TourEditor</name>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Caption, Chinese</source>
        <translation>中文字幕</translation>
    </message>
    <message>
        <source>Caption, English</source>
        <translation>英文字幕</translation>
    </message>
    <message>
        <source>Notes for the teacher</source>
        <translation>给教师的讲稿</translation>
    </message>
    <message>
        <source>Pause afterwards</source>
        <translation>之后停顿</translation>
    </message>
    <message>
        <source>Add what is on the screen</source>
        <translation>加入屏幕上的内容</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Save the tour</source>
        <translation>保存导览</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>(no caption yet)</source>
        <translation>（还没有字幕）</translation>
    </message>
    <message>
        <source>A tour is a list of steps. Run something, move the playhead to a moment, and add what is on the screen; then give each step its words.</source>
        <translation>导览由一步一步组成。先运行程序，把播放头移到某个时刻，再添上屏幕上的内容；然后给每一步配上文字。</translation>
    </message>
    <message>
        <source>Record what I do</source>
        <translation>录下我的操作</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Work in the window: wherever the playhead comes to rest, a step is added. Captions come afterwards.</source>
        <translation>请在主窗口里操作：播放头停在哪里，就在哪里添一步。文字可以以后再写。</translation>
    </message>
    <message>
        <source>A chapter begins, Chinese</source>
        <translation>章节由此开始，中文</translation>
    </message>
    <message>
        <source>A chapter begins, English</source>
        <translation>章节由此开始，英文</translation>
    </message>
    <message>
        <source>Steps of the tour</source>
        <translation>导览的步骤</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示内容</translation>
    </message>
</context>
<context>
    <name>forkyard::ui::TourStepForm</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Threads by state</source>
        <translation>各状态的线程数</translation>
    </message>
    <message>
        <source>Queue depth</source>
        <translation>队列长度</translation>
    </message>
    <message>
        <source>Jumps to</source>
        <translation>跳到</translation>
    </message>
    <message>
        <source>Plays to</source>
        <translation>播放到</translation>
    </message>
    <message>
        <source>Lanes show from</source>
        <translation>泳道显示自</translation>
    </message>
    <message>
        <source>Lanes show until</source>
        <translation>泳道显示至</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>as long as the caption</source>
        <translation>与字幕一样长</translation>
    </message>
    <message>
        <source>line by line</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>names of threads, locks, queues; line 7</source>
        <translation>线程、锁、队列的名字；line 7</translation>
    </message>
    <message>
        <source>waits for a key</source>
        <translation>等待按键</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>画面上有</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Knobs of the run</source>
        <translation>运行的参数</translation>
    </message>
    <message>
        <source>in</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Lights up</source>
        <translation>点亮</translation>
    </message>
    <message>
        <source>Seconds that it plays</source>
        <translation>播放的秒数</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>all ends</source>
        <translation>所有结局</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Where the playhead stands in the window</source>
        <translation>窗口中播放头所在的时刻</translation>
    </message>
    <message>
        <source>%1: where the playhead stands</source>
        <translation>%1：播放头所在的时刻</translation>
    </message>
    <message>
        <source>Ask: %1</source>
        <translation>提问：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>回答：%1</translation>
    </message>
    <message>
        <source>Questions are those of a lesson: open the lesson that the tour is of.</source>
        <translation>问题来自课程：请打开这个导览所属的课程。</translation>
    </message>
    <message>
        <source>Constants of the program, and gil, slice, start-method, pace, level. A changed knob counts once the runs are recorded again.</source>
        <translation>程序中的常量，以及 gil、slice、start-method、pace、level。改动后的参数要在重新录制运行之后才生效。</translation>
    </message>
    <message>
        <source>Knobs are set where a run begins; in this step none does.</source>
        <translation>参数在运行开始的步骤里设置；这一步没有运行开始。</translation>
    </message>
</context>
</TS>
