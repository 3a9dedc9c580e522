// `forkyard run …` from outside: its output, its exit code, its complaints, Ctrl-C, the trace it saves.
#include "core/trace/trace_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace forkyard;

class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void programsRun_data();
    void programsRun();
    void complaintsAreClear_data();
    void complaintsAreClear();
    void complaintsAreInTheLocalesLanguage_data();
    void complaintsAreInTheLocalesLanguage();
    void helpAndVersion();
    void noDisplayIsSaid_data();
    void noDisplayIsSaid();
    void inputIsTheTerminals();
    void pipesAreNotTheMachines();
    void interruptIsLikePythons();
    void signalsReachTheProgramOnce_data();
    void signalsReachTheProgramOnce();
    void terminationLeavesNothing();
    void streamsMayBeBad_data();
    void streamsMayBeBad();
    void noOrphanKeepsTheTerminal_data();
    void noOrphanKeepsTheTerminal();
    void noneOutlivesBothWatchers();
    void tracesAreSaved();
    void aRecordingShowsRaces();

private:
    QString write(const QString &name, const QByteArray &text);
    /// Runs `forkyard` with the arguments; what it did is in m_out, m_err, m_status (as waitpid has it).
    void run(const QStringList &arguments, const QByteArray &input = {}, const QString &locale = "C.UTF-8");

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_err;
    int m_code = 0;
    bool m_killed = false;
    static inline const QString s_program = QString(FORKYARD_BINARY_DIR) + "/forkyard";
};

QString CommandLineTest::write(const QString &name, const QByteArray &text) {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(text);
    return file.fileName();
}

void CommandLineTest::run(const QStringList &arguments, const QByteArray &input, const QString &locale) {
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove("LANGUAGE");
    environment.insert("LC_ALL", locale);
    process.setProcessEnvironment(environment);
    process.start(s_program, arguments);
    process.write(input);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60000));
    m_out = process.readAllStandardOutput();
    m_err = process.readAllStandardError();
    m_killed = process.exitStatus() == QProcess::CrashExit;
    m_code = process.exitCode();
}

void CommandLineTest::programsRun_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *source, const QStringList &arguments, const char *output,
                        int code) {
        QTest::newRow(name) << QByteArray(source) << arguments << QByteArray(output) << code;
    };
    row("hello", "print('hello')\n", {"p.py"}, "hello\n", 0);
    row("arguments", "import sys\nprint(sys.argv)\n", {"p.py", "--gil", "x"}, "['p.py', '--gil', 'x']\n", 0);
    row("exit code", "import sys\nsys.exit(42)\n", {"p.py"}, "", 42);
    row("calls", "print(1)\n", {"--gil", "calls", "p.py"}, "1\n", 0);
    row("off", "print(1)\n", {"--gil=off", "--", "p.py"}, "1\n", 0);
    row("restricted",
        "import subprocess\ntry: subprocess.call(['true'])\nexcept PermissionError as problem: print('refused')\n"
        "print(open('p.py').readline())\n",
        {"--restricted", "p.py"}, "refused\nimport subprocess\n\n", 0);
    row("an orphan's words",
        "import os, time\nif os.fork() == 0:\n    time.sleep(0.05)\n    print('late', flush=True)\n", {"p.py"},
        "late\n", 0);
    row("an exception", "1/0\n", {"p.py"}, "", 1);
    row("a mistake", "if\n", {"p.py"}, "", 1);
}

void CommandLineTest::programsRun() {
    QFETCH(QByteArray, source);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, output);
    QFETCH(int, code);
    write("p.py", source);
    run(QStringList{"run"} + arguments);
    QCOMPARE(m_out, output);
    QVERIFY(!m_killed);
    QCOMPARE(m_code, code);
    QCOMPARE(m_err.isEmpty(), code != 1);
}

void CommandLineTest::complaintsAreClear_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    write("binary.py", QByteArray("print(1)\n\0\1\2", 12));
    write("utf16.py", QByteArray("\xff\xfep\0", 4));
    write("huge.py", QByteArray(10 << 20, '\n'));
    write("p.py", "print(1)\n");
    write("run.trace", QByteArray("FYDTRACE\1\0\0\0", 12));
    const auto row = [](const char *name, const QStringList &arguments, const char *words) {
        QTest::newRow(name) << arguments << QString(words);
    };
    row("no file", {"run"}, "There is no program to run");
    row("missing", {"run", "nothing.py"}, "There is no file nothing.py");
    row("a folder", {"run", "."}, "is a folder");
    row("not text", {"run", "binary.py"}, "is not text: line 2");
    row("UTF-16", {"run", "utf16.py"}, "is saved as UTF-16. Save it as UTF-8");
    row("a recording", {"run", "run.trace"}, "is the recording of a run, not a program");
    row("too long", {"run", "huge.py"}, "too long: 10 MB");
    row("unknown option", {"run", "--fast", "p.py"}, "no option --fast");
    row("no value", {"run", "--gil"}, "--gil needs a value: any, calls or off");
    row("bad linger", {"run", "--linger", "-1", "p.py"}, "--linger cannot be “-1”: it takes seconds");
    row("bad value", {"run", "--gil", "maybe", "p.py"}, "cannot be “maybe”");
    row("a trace nowhere", {"run", "--trace", "/no/such/folder/t", "p.py"}, "cannot be written");
}

void CommandLineTest::complaintsAreClear() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    run(arguments);
    QVERIFY2(QString::fromUtf8(m_err).contains(words), m_err);
    QVERIFY2(m_out.isEmpty(), m_out); // nothing has run
    QCOMPARE(m_err.count('\n'), 1);
    QCOMPARE(m_code, words.contains("written") ? 1 : 2);
}

void CommandLineTest::complaintsAreInTheLocalesLanguage_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("words");
    QTest::newRow("Chinese") << "zh_CN.UTF-8" << "forkyard: --gil 不能是“maybe”：它接受 any、calls 或 off。\n";
    QTest::newRow("only Chinese") << "zh" << "forkyard: --gil 不能是“maybe”：它接受 any、calls 或 off。\n";
    QTest::newRow("an encoding without it") << "zh_CN.GBK" << "forkyard: --gil cannot be “maybe”: it takes any, calls or off.\n";
    QTest::newRow("German") << "de_DE.UTF-8" << "forkyard: --gil cannot be “maybe”: it takes any, calls or off.\n";
    QTest::newRow("none") << "C" << "forkyard: --gil cannot be “maybe”: it takes any, calls or off.\n";
}

void CommandLineTest::complaintsAreInTheLocalesLanguage() {
    QFETCH(QString, locale);
    QFETCH(QString, words);
    run({"run", "--gil", "maybe", "p.py"}, {}, locale);
    QCOMPARE(QString::fromUtf8(m_err), words);
    QCOMPARE(m_code, 2);
}

void CommandLineTest::helpAndVersion() {
    run({"--version"});
    QCOMPARE(m_out, QByteArray("forkyard " FORKYARD_VERSION "\n"));
    // Both languages name the same options, and each speaks for itself.
    static const QRegularExpression option("--[a-z-]+");
    for (const QStringList &words : {QStringList{"--help"}, QStringList{"run", "-h"}, QStringList{"p.py", "--help"}, QStringList{"record", "--help"}}) {
        QStringList options[2];
        int language = 0;
        for (const QString locale : {"C.UTF-8", "zh_CN.UTF-8"}) {
            run(words, {}, locale);
            QCOMPARE(m_code, 0);
            QVERIFY(m_err.isEmpty());
            const QString text = QString::fromUtf8(m_out);
            QCOMPARE(text.contains("课程"), language == 1);
            QVERIFY2(!text.contains("%1"), m_out);
            for (auto found = option.globalMatch(text); found.hasNext();) options[language] << found.next().captured();
            ++language;
        }
        QVERIFY(options[0].size() > 5);
        QCOMPARE(options[0], options[1]);
    }
    for (const char *command : {"check", "tour", "record", "measure", "explore"}) {
        run({command}, {}, "zh_CN.UTF-8");
        QVERIFY2(QString::fromUtf8(m_err).contains(QString("forkyard ") + command) && QString::fromUtf8(m_err).contains("请"), m_err);
        QCOMPARE(m_code, 2);
    }
    run({"-platform", "offscreen", "--unheard-of"}, {}, "zh_CN.UTF-8");
    QVERIFY2(QString::fromUtf8(m_err).contains("没有 --unheard-of 这个选项"), m_err);
}

void CommandLineTest::noDisplayIsSaid_data() {
    QTest::addColumn<QString>("display");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("words");
    QTest::newRow("a program") << "" << QStringList{"p.py"} << "C.UTF-8" << "forkyard: There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.\nIn the terminal: forkyard run p.py\n";
    QTest::newRow("in Chinese") << "" << QStringList{"p.py"} << "zh_CN.UTF-8" << "forkyard: 这里没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都为空），窗口打不开。\n在终端里运行：forkyard run p.py\n";
    QTest::newRow("a lesson") << "" << QStringList{"12"} << "C.UTF-8" << "forkyard: There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open.\n`forkyard --help` lists what needs no window.\n";
    QTest::newRow("one that is gone") << ":4711" << QStringList{} << "C.UTF-8" << "forkyard: No window can open: the display :4711 cannot be reached.\n`forkyard --help` lists what needs no window.\n";
}

void CommandLineTest::noDisplayIsSaid() {
    QFETCH(QString, display);
    QFETCH(QStringList, arguments);
    QFETCH(QString, locale);
    QFETCH(QString, words);
    write("p.py", "print(1)\n");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"LANGUAGE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}) environment.remove(name);
    environment.insert("DISPLAY", display);
    environment.insert("LC_ALL", locale);
    process.setProcessEnvironment(environment);
    process.start(s_program, arguments);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), words);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
}

void CommandLineTest::inputIsTheTerminals() {
    write("p.py", "import sys\nprint(input() + '!')\nprint(sys.stdin.read().upper(), end='')\n");
    run({"run", "p.py"}, "one\ntwo\nthree");
    QCOMPARE(m_out, QByteArray("one!\nTWO\nTHREE"));
}

void CommandLineTest::pipesAreNotTheMachines() {
    // The first descriptors a program gets are those that python3 would give it; none of whoever runs the tests gets
    // there.
    for (int fd = 3; fd < 64; ++fd) fcntl(fd, F_SETFD, FD_CLOEXEC);
    write("p.py", "import os\nprint(os.pipe(), os.pipe())\n");
    run({"run", "p.py"});
    QCOMPARE(m_out, QByteArray("(3, 4) (5, 6)\n"));
}

void CommandLineTest::interruptIsLikePythons() {
    write("p.py",
          "import time\nprint('ready', flush=True)\ntry:\n    time.sleep(1000)\nfinally:\n    print('cleaned')\n");
    for (const bool traced : {false, true}) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        // A process group of its own, as a shell gives a job: Ctrl-C goes to all of it.
        process.setChildProcessModifier([] { setpgid(0, 0); });
        process.start(s_program, traced ? QStringList{"run", "--trace", "t", "p.py"} : QStringList{"run", "p.py"});
        QVERIFY(process.waitForReadyRead(20000));
        ::kill(static_cast<pid_t>(-process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.readAllStandardOutput(), QByteArray("ready\ncleaned\n"));
        QVERIFY(process.readAllStandardError().endsWith("KeyboardInterrupt\n"));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGINT);
    }
}

void CommandLineTest::signalsReachTheProgramOnce_data() {
    QTest::addColumn<bool>("traced");
    QTest::addColumn<bool>("toAll"); // to the whole group, as a terminal does it, or to the command's process alone
    QTest::addColumn<int>("signal");
    for (const bool traced : {false, true})
        for (const bool toAll : {false, true})
            for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2})
                QTest::addRow("SIG%s to %s%s", sigabbrev_np(signal), toAll ? "all" : "one", traced ? ", traced" : "") << traced << toAll << signal;
}

void CommandLineTest::signalsReachTheProgramOnce() {
    QFETCH(bool, traced);
    QFETCH(bool, toAll);
    QFETCH(int, signal);
    // It hears the signal, and whatever else may come before it ends by itself.
    write("p.py", "import signal, time\n"
                  "came = []\n"
                  "for number in (1, 2, 3, 10, 12, 15): signal.signal(number, lambda number, frame: came.append(number))\n"
                  "print('ready', flush=True)\n"
                  "while not came: time.sleep(0.01)\n"
                  "time.sleep(0.2)\n"
                  "print(came)\n");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setChildProcessModifier([] { setpgid(0, 0); });
    process.start(s_program, traced ? QStringList{"run", "--trace", "t", "p.py"} : QStringList{"run", "p.py"});
    QVERIFY(process.waitForReadyRead(20000));
    const auto pid = static_cast<pid_t>(process.processId());
    ::kill(toAll ? -pid : pid, signal);
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.readAllStandardOutput(), QByteArray("ready\n[" + QByteArray::number(signal) + "]\n"));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    if (traced) QVERIFY(QFile::exists(m_folder.filePath("t")));
}

void CommandLineTest::terminationLeavesNothing() {
    write("p.py", "import os, time\nos.fork()\nprint(os.getpid(), flush=True)\nwhile True: time.sleep(1000)\n");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(s_program, {"run", "p.py"});
    QByteArray out;
    while (out.count('\n') < 2) {
        QVERIFY(process.waitForReadyRead(20000));
        out += process.readAllStandardOutput();
    }
    process.terminate();
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(process.exitCode(), SIGTERM);
    for (const QByteArray &pid : out.trimmed().split('\n')) QVERIFY(::kill(pid.toInt(), 0) != 0);
}

void CommandLineTest::streamsMayBeBad_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("redirections");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words"); // on standard output or error
    QByteArrayList hosts{"", "--trace t ", "--host virtual "};
    const auto row = [&hosts](const char *name, const char *source, const char *redirections, int code, const char *words) {
        for (const QByteArray &options : hosts)
            QTest::addRow("%s %s", name, options.constData()) << QByteArray(source) << QString(options) + "p.py " + redirections << code << QByteArray(words);
    };
    row("a full disk", "print('x')\n", "> /dev/full", 120, "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nOSError: [Errno 28] No space left on device\n");
    row("the program closes its output", "import os\nos.close(1)\nprint('x')\n", "", 120, "OSError: [Errno 9] Bad file descriptor\n");
    row("it closes all", "import os\nfor fd in range(3): os.close(fd)\nprint('x')\n", "", 120, "");
    row("it closes them as files", "import sys\nsys.stdout.close()\nsys.stderr.close()\n", "", 0, "");
    row("its own error stream", "import sys, io, atexit\nsys.stderr = io.StringIO()\natexit.register(lambda: print(sys.stderr.getvalue().upper()))\n1/0\n", "", 1, "ZERODIVISIONERROR: DIVISION BY ZERO\n");
    row("no error stream of its own", "import sys\nsys.stderr = None\n1/0\n", "", 1, "");
    // A stream that is closed when the program begins is the real world's.
    hosts = {"", "--trace t "};
    row("no output", "import sys\nprint('x')\nprint(sys.stdout, file=sys.stderr)\n", ">&-", 0, "None\n");
    row("no error", "import sys\nprint(sys.stderr)\n1/0\n", "2>&-", 1, "None\n");
    row("no input", "import sys\nprint(sys.stdin)\n", "<&-", 0, "None\n");
    row("none at all", "import os\nprint('x')\nif os.fork() == 0: os._exit(3)\nos._exit(os.waitstatus_to_exitcode(os.wait()[1]))\n", "<&- >&- 2>&-", 3, "");
    row("nobody reads", "import time\nfor i in range(100000): print('x' * 100)\n", "| true; exit $(( ${PIPESTATUS[0]} ))", 1, "BrokenPipeError: [Errno 32] Broken pipe\n");
}

void CommandLineTest::streamsMayBeBad() {
    QFETCH(QByteArray, source);
    QFETCH(QString, redirections);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    write("p.py", source);
    QProcess shell;
    shell.setWorkingDirectory(m_folder.path());
    shell.start("bash", {"-c", s_program + " run " + redirections});
    QVERIFY(shell.waitForFinished(60000));
    QCOMPARE(shell.exitCode(), code);
    const QByteArray said = shell.readAllStandardOutput() + shell.readAllStandardError();
    QVERIFY2(words.isEmpty() ? said.isEmpty() : said.contains(words), said);
}

void CommandLineTest::noOrphanKeepsTheTerminal_data() {
    QTest::addColumn<bool>("traced");
    QTest::newRow("in the terminal") << false;
    QTest::newRow("recorded") << true;
}

void CommandLineTest::noOrphanKeepsTheTerminal() {
    // A daemon as they are written: forks, leaves the session, forks again, closes its streams, never ends.
    QFETCH(bool, traced);
    write("p.py", "import os, time\nsaid, say = os.pipe()\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
                  "        os.write(say, str(os.getpid()).encode())\n        for fd in range(10):\n            try: os.close(fd)\n"
                  "            except OSError: pass\n        while True: time.sleep(1000)\n    os._exit(0)\n"
                  "os.wait()\nprint(os.read(said, 20).decode())\nraise SystemExit(5)\n");
    run(QStringList{"run", "--linger", "1"} + (traced ? QStringList{"--trace", "t"} : QStringList{}) + QStringList{"p.py"});
    QCOMPARE(m_code, 5);
    const QByteArray pid = m_out.trimmed();
    QVERIFY(pid.toInt() > 0);
    QVERIFY2(m_err.contains("processes it had started (1 in all: " + pid + ") were still running 1 s later"), m_err);
    QVERIFY(::kill(pid.toInt(), 0) != 0);
}

/// The state in /proc/PID/stat, 'Z' also where there is no such process: ended, whoever is to wait for it.
static char stateOf(qint64 pid) {
    QFile file(QString("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) return 'Z';
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1).at(0);
}

void CommandLineTest::noneOutlivesBothWatchers() {
    // One that hides in a session of its own, one begun afresh, one that another program has taken the place of.
    write("p.py", R"(import os, time, multiprocessing
said, say = os.pipe()
def tell():
    os.write(say, (str(os.getpid()) + "\n").encode())
def afresh(queue):
    queue.put(os.getpid())
    while True: time.sleep(1000)
if __name__ == "__main__":
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            tell()
            while True: pass
        os._exit(0)
    os.wait()
    if os.fork() == 0:
        tell()
        os.execv("/bin/sleep", ["sleep", "1000"])
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    context.Process(target=afresh, args=(queue,)).start()
    pids = str(queue.get()) + "\n"
    while pids.count("\n") < 3: pids += os.read(said, 100).decode()
    print(os.getppid(), os.getpid(), *pids.split(), flush=True)
    while True: time.sleep(1000)
)");
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(s_program, {"run", "p.py"});
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 60000);
    QList<qint64> pids;
    for (const QByteArray &word : process.readLine().trimmed().split(' ')) pids << word.toLongLong();
    QCOMPARE(pids.size(), 5);
    const auto supervisor = static_cast<pid_t>(pids.takeFirst());
    const auto guard = static_cast<pid_t>(process.processId());
    // Neither shall have the time to end what the other has left.
    for (const int signal : {SIGSTOP, SIGKILL}) {
        ::kill(guard, signal);
        ::kill(supervisor, signal);
    }
    QVERIFY(process.waitForFinished(60000));
    for (const qint64 pid : pids) QTRY_COMPARE_WITH_TIMEOUT(stateOf(pid), 'Z', 20000);
}

/// One thread and one process each store what they saw before somebody else stored. Loads and stores are recorded unless fewer are asked for.
void CommandLineTest::aRecordingShowsRaces() {
    write("race.py", R"(import threading, multiprocessing
n = 0
value = multiprocessing.Value("i", 0)
def update(seen, go):
    global n
    old, shared = n, value.value
    seen.set(); go.wait()
    n, value.value = old + 1, shared + 1
seen, go = threading.Event(), threading.Event()
t = threading.Thread(target=update, args=(seen, go)); t.start()
seen.wait(); n = 5; go.set(); t.join()
seen, go = multiprocessing.Event(), multiprocessing.Event()
p = multiprocessing.Process(target=update, args=(seen, go)); p.start()
seen.wait()
value.value = 7
go.set(); p.join()
)");
    for (const QString &level : {QString(), QString("shared"), QString("all"), QString("sync")}) {
        QStringList words{"run", "--trace", "race.trace"};
        if (!level.isEmpty()) words << "--level" << level;
        run(words << "race.py");
        const auto opened = trace::openTrace(m_folder.filePath("race.trace").toStdString());
        QVERIFY(opened.ok());
        const trace::Store &store = *opened.value().store;
        QStringList found;
        for (const trace::Finding &finding : store.findings()) {
            if (finding.kind != trace::FindingKind::LostUpdate) continue;
            const std::string_view name = store.objects()[finding.objects[0]].name;
            found << QString("%1 %2 %3").arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))).arg(trace::packedLine(store.event(finding.otherEvent).line)).arg(trace::packedLine(store.event(finding.event).line));
        }
        QCOMPARE(found, level == "sync" ? QStringList() : QStringList({"n 11 8", "value 15 8"}));
    }
}

void CommandLineTest::tracesAreSaved() {
    write("p.py", "import os\nif os.fork() == 0:\n    os._exit(5)\nos.wait()\nprint('done')\nraise SystemExit(6)\n");
    run({"run", "--trace", "t.trace", "p.py"});
    QCOMPARE(m_out, QByteArray("done\n"));
    QCOMPARE(m_code, 6);
    const auto opened = trace::openTrace(m_folder.filePath("t.trace").toStdString());
    QVERIFY(opened.ok());
    QVERIFY(!opened.value().warning);
    const trace::Store &store = *opened.value().store;
    QCOMPARE(store.processes().size(), std::size_t{2});
    QCOMPARE(store.processes()[1].exitStatus, std::int64_t{5});
    QCOMPARE(store.sources()[0].path, std::string("p.py"));
    std::string printed;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        if (store.event(i).kind == trace::EventKind::Print) printed += store.text(store.event(i).value.asText());
    }
    QCOMPARE(printed, std::string("done\n"));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
