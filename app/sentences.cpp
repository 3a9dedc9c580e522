// What the terminal says, in English and Chinese. The window has words of its own (ui/kit).
#include "app/sentences.h"

#include <cstdlib>
#include <cstring>
#include <map>
#include <strings.h>

namespace forkyard::app {

namespace {

struct Sentence {
    const char *english;
    const char *chinese;
};

const std::map<std::string, Sentence> &sentences() {
    static const std::map<std::string, Sentence> all{
        {"usage.unknown-option",
         {"There is no option %1. `forkyard --help` lists them.",
          "没有 %1 这个选项。`forkyard --help` 会列出所有选项。"}},
        {"usage.missing-value",
         {"%1 needs a value: %2.",
          "%1 需要一个值：%2。"}},
        {"usage.bad-value",
         {"%1 cannot be “%2”: it takes %3.",
          "%1 不能是“%2”：它接受 %3。"}},
        {"usage.no-file",
         {"There is no program to run. Write: forkyard run FILE",
          "没有要运行的程序。请写：forkyard run 文件"}},
        {"usage.needs-virtual",
         {"“%1” chooses who is next on the simulated machine: add --host virtual. Real threads follow --schedule alone.",
          "“%1”决定模拟机器上轮到谁：请加上 --host virtual。真实线程只听从 --schedule。"}},
        {"replay.missing",
         {"The schedule does not fit the program: its turn %1 is for thread %2, which has not begun by then.",
          "这个调度与程序不符：第 %1 轮属于线程 %2，而它那时还没有开始。"}},
        {"replay.ended",
         {"The schedule does not fit the program: its turn %1 is for thread %2, which has ended by then.",
          "这个调度与程序不符：第 %1 轮属于线程 %2，而它那时已经结束。"}},
        {"replay.waits",
         {"The schedule does not fit the program: in its turn %1 thread %2 cannot go on, it waits at line %3.",
          "这个调度与程序不符：第 %1 轮里线程 %2 无法继续，它在第 %3 行等待。"}},
        {"replay.too-long",
         {"The schedule does not fit the program: its turn %1 is longer than thread %2 can go; it waits at line %3.",
          "这个调度与程序不符：第 %1 轮比线程 %2 能走的更长；它在第 %3 行等待。"}},
        {"replay.too-many",
         {"No schedule can be followed with %1 threads.",
          "有 %1 个线程时无法按调度运行。"}},
        {"replay.clock",
         {"Line %1 asks for the time, which no schedule decides: this program cannot be replayed on real threads.",
          "第 %1 行要读取时间，而调度决定不了时间：这个程序不能在真实线程上重放。"}},
        {"replay.network",
         {"Line %1 uses the network, which no schedule decides: this program cannot be replayed on real threads.",
          "第 %1 行使用网络，而调度决定不了网络：这个程序不能在真实线程上重放。"}},
        {"replay.outside",
         {"Line %1 starts another program, which no schedule decides: this program cannot be replayed on real threads.",
          "第 %1 行启动另一个程序，而调度决定不了它：这个程序不能在真实线程上重放。"}},
        {"schedule.bad-turn",
         {"“%1” is no turn of a schedule. Turns look like 1x12 or 2!3.",
          "“%1”不是调度中的一轮。一轮形如 1x12 或 2!3。"}},
        {"schedule.misfit",
         {"The schedule is another program's, or of another version of it: it names thread %1 where that one cannot go on. From there on the thread with the lowest number ran.",
          "这个调度属于另一个程序或它的另一个版本：它点名线程 %1 时，那个线程无法继续。从那里起由编号最小的线程运行。"}},
        {"virtual.deadlock",
         {"Nobody can go on: the program waits for ever.",
          "谁也无法继续：程序会永远等下去。"}},
        {"network.bad-word",
         {"“%1” does not belong into a network. A network looks like: master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s",
          "“%1”不属于网络描述。网络形如：master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s"}},
        {"network.no-machine",
         {"The network has no machine “%1”.",
          "网络里没有名为“%1”的机器。"}},
        {"network.two-machines",
         {"The network has two machines named “%1”.",
          "网络里有两台名为“%1”的机器。"}},
        {"network.too-many",
         {"A network has at most %1 machines.",
          "一个网络最多 %1 台机器。"}},
        {"file.missing",
         {"There is no file %1.",
          "没有 %1 这个文件。"}},
        {"file.is-folder",
         {"%1 is a folder, not a program. Name a .py file.",
          "%1 是文件夹，不是程序。请给出一个 .py 文件。"}},
        {"file.is-recording",
         {"%1 is the recording of a run, not a program. To look at it: forkyard %1",
          "%1 是一次运行的记录，不是程序。要查看它：forkyard %1"}},
        {"file.unreadable",
         {"%1 cannot be read: %2.",
          "无法读取 %1：%2。"}},
        {"file.too-long",
         {"%1 is too long: %2 MB. Programs of up to %3 MB can be run.",
          "%1 太长：%2 MB。能运行的程序最长 %3 MB。"}},
        {"file.not-text",
         {"%1 is not text: line %2 has zero bytes. Name a .py file that is saved as UTF-8.",
          "%1 不是文本：第 %2 行有零字节。请给出以 UTF-8 保存的 .py 文件。"}},
        {"session.host-missing",
         {"The program that runs learners' programs, %1, cannot be started: %2. Build or install Forkyard again.",
          "无法启动运行学习者程序的 %1：%2。请重新构建或安装 Forkyard。"}},
        {"session.streams",
         {"No pipes can be made for the program: %1.",
          "无法为程序建立管道：%1。"}},
        {"live.memory-create",
         {"There is no memory for a run: %1.",
          "没有内存可供运行：%1。"}},
        {"live.memory-attach",
         {"The run's shared memory cannot be used: %1.",
          "无法使用这次运行的共享内存：%1。"}},
        {"live.control",
         {"No line to the run can be made: %1.",
          "无法与运行建立联系：%1。"}},
        {"live.fork",
         {"The program cannot be started: the system allows no further process (error %1).",
          "无法启动程序：系统不允许再有进程（错误 %1）。"}},
        {"live.supervisor-killed",
         {"The program killed the process that watches over it; the run was ended.",
          "程序杀死了看管它的进程；运行已结束。"}},
        {"limit.processes-refused",
         {"The program wanted more than %1 processes at once; the next one was refused.",
          "程序想同时拥有超过 %1 个进程；再多的一个被拒绝了。"}},
        {"limit.threads-refused",
         {"The program wanted more than %1 threads at once; the next one was refused.",
          "程序想同时拥有超过 %1 个线程；再多的一个被拒绝了。"}},
        {"limit.processes",
         {"The run was ended: it had more than %1 processes.",
          "运行被结束：它的进程超过了 %1 个。"}},
        {"limit.memory-total",
         {"The run was ended: its processes needed more than %1 bytes of memory.",
          "运行被结束：它的进程所需内存超过了 %1 字节。"}},
        {"limit.linger",
         {"The program had ended, but processes it had started (%3 in all: %1) were still running %2 s later; they were ended. --linger SECONDS gives them longer.",
          "程序已经结束，但它启动的进程（共 %3 个：%1）在 %2 秒后仍在运行；它们已被结束。--linger 秒数 可以给它们更多时间。"}},
        {"trace.ring-no-room",
         {"There is not enough memory to record a run: %1.",
          "内存不足，无法记录运行：%1。"}},
        {"trace.ring-create",
         {"The memory for the trace cannot be made: %1.",
          "无法建立记录所需的内存：%1。"}},
        {"trace.file-write",
         {"The trace cannot be written to %1: %2.",
          "无法把记录写入 %1：%2。"}},
        {"file.utf16",
         {"%1 is saved as UTF-16. Save it as UTF-8 in an editor.",
          "%1 以 UTF-16 保存。请用编辑器把它另存为 UTF-8。"}},
        {"fits.gil",
         {"any, calls or off",
          "any、calls 或 off"}},
        {"fits.start-method",
         {"fork, spawn or forkserver",
          "fork、spawn 或 forkserver"}},
        {"fits.slice",
         {"a number from 1 on",
          "从 1 起的数"}},
        {"fits.linger",
         {"seconds, or 0 for as long as they like",
          "秒数，或 0 表示不限时"}},
        {"fits.host",
         {"live or virtual",
          "live 或 virtual"}},
        {"fits.policy",
         {"round-robin, random, priority, replay or worst",
          "round-robin、random、priority、replay 或 worst"}},
        {"fits.schedule",
         {"turns such as 1x12 2x4",
          "形如 1x12 2x4 的各轮"}},
        {"fits.seed",
         {"a number",
          "一个数"}},
        {"fits.quantum",
         {"a number from 1 on",
          "从 1 起的数"}},
        {"fits.cores",
         {"a number from 1 to 64",
          "1 到 64 的数"}},
        {"fits.switch-cost",
         {"a time up to a minute, such as 500ns, 20us or 3ms",
          "不超过一分钟的时间，形如 500ns、20us 或 3ms"}},
        {"fits.network",
         {"machines and ways, such as \"master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s\"",
          "机器与线路，形如 \"master worker=Process-*; delay 20ms; loss 5%; cut worker 3s 8s\""}},
        {"fits.level",
         {"sync, shared or all",
          "sync、shared 或 all"}},
        {"fits.trace",
         {"a file's name",
          "一个文件名"}},
        {"fits.by",
         {"output, last-line or ending",
          "output、last-line 或 ending"}},
    };
    return all;
}

const char *setting(const char *name) {
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// In the words of the terminal's language; empty where there are none.
std::string wordsFor(const std::string &code) {
    const auto found = sentences().find(code);
    if (found == sentences().end()) return {};
    return speaksChinese() ? found->second.chinese : found->second.english;
}

} // namespace

bool speaksChinese() {
    // locale(7): the first that is set counts; LANGUAGE (gettext's) goes before them, unless the locale is C.
    const char *locale = setting("LC_ALL");
    if (!*locale) locale = setting("LC_MESSAGES");
    if (!*locale) locale = setting("LANG");
    if (!*locale || std::strcmp(locale, "C") == 0 || std::strcmp(locale, "POSIX") == 0 || std::strncmp(locale, "C.", 2) == 0) return false;
    // A terminal in another encoding could not show it.
    const char *encoding = std::strchr(locale, '.');
    if (encoding && strncasecmp(encoding + 1, "utf", 3) != 0) return false;
    const char *language = setting("LANGUAGE");
    return std::strncmp(*language ? language : locale, "zh", 2) == 0;
}

std::string sentenceFor(const Diagnostic &diagnostic) {
    const std::string words = wordsFor(diagnostic.code);
    if (words.empty()) return diagnostic.code;
    std::string text;
    for (const char *at = words.c_str(); *at; ++at) {
        const auto number = static_cast<std::size_t>(at[0] == '%' ? at[1] - '1' : -1);
        if (at[0] == '%' && number < diagnostic.arguments.size()) {
            const std::string &argument = diagnostic.arguments[number];
            text += argument.starts_with("fits.") ? wordsFor(argument) : argument;
            ++at;
        } else {
            text += *at;
        }
    }
    return text;
}

} // namespace forkyard::app
