// What is said of the language's exceptions: the commonest each have their sentence in both languages, and a program's own have none.
#include "tests/ui/ui_fixture.h"
#include "ui/models/error_words.h"

#include <QRegularExpression>
#include <QTest>

using namespace forkyard::ui;

class ErrorWordsTest : public QObject {
    Q_OBJECT

private slots:
    void commonOnesAreExplained_data();
    void commonOnesAreExplained();
    void whatIsNamedIsNamed();
    void untrustedProgramsAreToldWhatToDo();
    void ownOnesSpeakForThemselves();
};

void ErrorWordsTest::commonOnesAreExplained_data() {
    QTest::addColumn<QString>("error");
    // As CPython 3.11 words them.
    constexpr const char *errors[] = {
        "NameError: name 'foo' is not defined",
        "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value",
        "AttributeError: 'NoneType' object has no attribute 'start'",
        "AttributeError: module 'threading' has no attribute 'Tread'",
        "AttributeError: 'list' object has no attribute 'push'",
        "TypeError: 'NoneType' object is not callable",
        "TypeError: 'int' object is not callable",
        "TypeError: __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not int",
        "TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given",
        "TypeError: <lambda>.<locals>.<lambda>() missing 1 required positional argument: 'a'",
        "TypeError: <lambda>.<locals>.<lambda>() got an unexpected keyword argument 'b'",
        "TypeError: can only concatenate str (not \"int\") to str",
        "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'",
        "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'",
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        "TypeError: '<' not supported between instances of 'int' and 'str'",
        "TypeError: 'int' object is not iterable",
        "TypeError: 'int' object is not subscriptable",
        "TypeError: unhashable type: 'list'",
        "TypeError: cannot pickle '_thread.lock' object",
        "AttributeError: Can't pickle local object '<lambda>.<locals>.<lambda>'",
        "ValueError: invalid literal for int() with base 10: 'a'",
        "ValueError: could not convert string to float: 'a'",
        "ValueError: too many values to unpack (expected 2)",
        "ValueError: not enough values to unpack (expected 2, got 1)",
        "ValueError: Semaphore released too many times",
        "ValueError: task_done() called too many times",
        "ValueError: list.remove(x): x not in list",
        "ZeroDivisionError: division by zero",
        "IndexError: pop from empty list",
        "IndexError: pop from an empty deque",
        "IndexError: list index out of range",
        "KeyError: 'a'",
        "RuntimeError: threads can only be started once",
        "RuntimeError: cannot join current thread",
        "RuntimeError: cannot join thread before it is started",
        "RuntimeError: thread.__init__() not called",
        "RuntimeError: release unlocked lock",
        "RuntimeError: cannot release un-acquired lock",
        "RuntimeError: cannot notify on un-acquired lock",
        "RuntimeError: dictionary changed size during iteration",
        "RuntimeError: Set changed size during iteration",
        "RuntimeError: deque mutated during iteration",
        "_queue.Empty",
        "queue.Full",
        "RuntimeError: Lock objects should only be shared between processes through inheritance",
        "RuntimeError: context has already been set",
        "AssertionError: cannot start a process twice",
        "RuntimeError: no running event loop",
        "ValueError: a coroutine was expected, got 5",
        "RuntimeError: cannot schedule new futures after shutdown",
        "ConnectionRefusedError: [Errno 111] Connection refused",
        "FileNotFoundError: [Errno 2] No such file or directory: 'nothing.txt'",
        "ModuleNotFoundError: No module named 'numpyy'",
        "RecursionError: maximum recursion depth exceeded during compilation",
        "RuntimeError: generator raised StopIteration",
        "AssertionError: can only join a started process",
        "ValueError: Pool not running",
        "AttributeError: partially initialized module 'queue' has no attribute 'Queue' (most likely due to a circular import)",
        "AttributeError: Can't get attribute 'work' on <module '__main__' from 'a.py'>",
        "TypeError: object int can't be used in 'await' expression",
        "ValueError: generator already executing",
        "threading.BrokenBarrierError",
        "concurrent.futures.process.BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending.",
        "BrokenPipeError: [Errno 32] Broken pipe",
        "EOFError",
        "ChildProcessError: [Errno 10] No child processes",
        "RuntimeError: asyncio.run() cannot be called from a running event loop",
        "RuntimeError: cannot reuse already awaited coroutine",
        "asyncio.exceptions.InvalidStateError: Result is not set.",
        "asyncio.exceptions.CancelledError",
        "TimeoutError",
        "multiprocessing.context.AuthenticationError: digest sent was rejected",
        "OSError: [Errno 98] Address already in use",
        "ImportError: the module 'numpy' is not in the teaching language",
        "ImportError: cannot import name 'x' from 'os' (unknown location)",
        "MemoryError",
        "RuntimeError: A SemLock created in a fork context is being shared with a process in a spawn context. This is not supported.",
    };
    for (const char *error : errors) QTest::newRow(error) << QString::fromUtf8(error);
}

void ErrorWordsTest::commonOnesAreExplained() {
    QFETCH(QString, error);
    Fixture fixture;
    const QString english = errorExplanation(error);
    QVERIFY(english.endsWith('.') || english.endsWith('?'));
    fixture.settings.setLanguage(Language::Chinese);
    const QString chinese = errorExplanation(error);
    QVERIFY2(chinese.contains(QRegularExpression(QString::fromUtf8("[\\x{4e00}-\\x{9fff}]"))), qPrintable(chinese));
    static const QRegularExpression unfilled("%\\d");
    QVERIFY2(!english.contains(unfilled) && !chinese.contains(unfilled), qPrintable(english));
}

void ErrorWordsTest::whatIsNamedIsNamed() {
    Fixture fixture;
    QCOMPARE(errorExplanation("NameError: name 'balance' is not defined"), QString("Nothing is called balance here: check how it is spelt, and that it is given a value before this line runs."));
    QVERIFY(errorExplanation("AttributeError: module 'threading' has no attribute 'Tread'").startsWith("The module threading has nothing called Tread."));
    // What is special comes before what is general.
    QVERIFY(errorExplanation("TypeError: 'NoneType' object is not callable").contains("target=work"));
}

void ErrorWordsTest::untrustedProgramsAreToldWhatToDo() {
    Fixture fixture;
    const QString start = "PermissionError: [Errno 13] this program runs restricted and may not start other programs; trust it to allow that (run it without --restricted)";
    const QString files = "PermissionError: [Errno 13] this program runs restricted and may not change files; trust it to allow that (run it without --restricted): 'a.txt'";
    QVERIFY(errorExplanation(start).contains("may not start other programs") && errorExplanation(start).contains("Trust it"));
    QVERIFY(errorExplanation(files).contains("change none") && errorExplanation(files).contains("Trust it"));
    fixture.settings.setLanguage(Language::Chinese);
    for (const QString &error : {start, files}) QVERIFY(errorExplanation(error).contains(QString::fromUtf8("“信任”")));
    QVERIFY(errorExplanation(start).contains(QString::fromUtf8("不能启动其他程序")));
}

void ErrorWordsTest::ownOnesSpeakForThemselves() {
    Fixture fixture;
    for (const char *error : {"ValueError: no paper", "RuntimeError: printer on fire", "Exception", "MyError: Empty plate", "KeyboardInterrupt", "SystemExit: 3", ""}) QCOMPARE(errorExplanation(error), QString());
}

QTEST_MAIN(ErrorWordsTest)
#include "tst_error_words.moc"
