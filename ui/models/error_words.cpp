#include "ui/models/error_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace forkyard::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

/// What the message looks like, and the sentence, in which %1 and %2 are what the pattern caught. The first that fits counts, so what is
/// special comes before what is general.
struct Kind {
    const char *pattern;
    const char *words;
};

constexpr Kind kinds[] = {
    // Names and attributes
    {"^NameError: name '(.+?)' is not defined",
     QT_TRANSLATE_NOOP("ErrorWords", "Nothing is called %1 here: check how it is spelt, and that it is given a value before this line runs.")},
    {"^UnboundLocalError: cannot access local variable '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The function stores to %1, so %1 is its own variable and has no value yet. If the module's is meant, write \"global %1\" at the function's beginning.")},
    {"^NameError: cannot access free variable '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The function around this one has not given %1 a value yet.")},
    {"^AttributeError: partially initialized module '(.+?)' has no attribute",
     QT_TRANSLATE_NOOP("ErrorWords", "A file beside the program is called %1.py, or two files import each other. Is it yours and not meant? Give it another name than the library's module has.")},
    {"^AttributeError: module '(.+?)' has no attribute '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The module %1 has nothing called %2. Check how it is spelt, and whether a file of your own is called %1.py.")},
    {"^AttributeError: 'NoneType' object has no attribute '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "What stands before .%1 is None. Many functions give None, among them those that change a list in place, as sort and append.")},
    {"^AttributeError: Can't pickle local object '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "A process that is spawned finds functions by their name in the module: %1 stands within a function. Move it to the left margin.")},
    {"^AttributeError: Can't get attribute '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The other process has not found %1 in its module. It has to stand at the left margin, outside of if __name__ == \"__main__\", and before the pool is made.")},
    {"^AttributeError: '(.+?)' object has no attribute '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "An object of the class %1 has nothing called %2: check how it is spelt, and whether it is the object that you mean.")},
    {"^AttributeError: type object '(.+?)' has no attribute '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The class %1 has nothing called %2.")},
    // Calls
    {"^TypeError: 'NoneType' object is not callable",
     QT_TRANSLATE_NOOP("ErrorWords", "None was called. A thread's or a process's target is the function itself: target=work, without brackets.")},
    {"^TypeError: '(.+?)' object is not callable",
     QT_TRANSLATE_NOOP("ErrorWords", "Something of the class %1 was called as if it were a function. Has a variable the function's name, or are there brackets too many?")},
    {"^TypeError: .*argument after \\* must be an iterable, not (.+)",
     QT_TRANSLATE_NOOP("ErrorWords", "args wants a tuple. With one argument it needs a comma: args=(x,).")},
    {"^TypeError: (.+?)\\(\\) takes (.+) positional arguments? but .+ given",
     QT_TRANSLATE_NOOP("ErrorWords", "%1 takes %2 arguments and was given another number. Of a method, self is one of them; of a thread's target, args has to fit.")},
    {"^TypeError: (.+?)\\(\\) missing (.+)",
     QT_TRANSLATE_NOOP("ErrorWords", "%1 was called without some of what it needs. Of a thread's or a process's target, args has to have it.")},
    {"^TypeError: (.+?)\\(\\) got an unexpected keyword argument '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "%1 has no parameter called %2.")},
    // Types
    {"^TypeError: can only concatenate str",
     QT_TRANSLATE_NOOP("ErrorWords", "A text can be added to a text only: turn the other into one with str(), or use f\"…\".")},
    {"^TypeError: unsupported operand type\\(s\\) for .+: 'NoneType' and|^TypeError: unsupported operand type\\(s\\) for .+ and 'NoneType'",
     QT_TRANSLATE_NOOP("ErrorWords", "One of the two is None: perhaps what a function gives that returns nothing.")},
    {"^TypeError: unsupported operand type\\(s\\) for (.+): '(.+?)' and",
     QT_TRANSLATE_NOOP("ErrorWords", "This operator (%1) does not work between these two classes. A number that was read is a text until int() has made it one.")},
    {"^TypeError: '(.+?)' not supported between instances",
     QT_TRANSLATE_NOOP("ErrorWords", "These two cannot be compared: turn one into what the other is, as with int().")},
    {"^TypeError: '(.+?)' object is not iterable",
     QT_TRANSLATE_NOOP("ErrorWords", "Something of the class %1 has no items to go through one after the other.")},
    {"^TypeError: '(.+?)' object is not subscriptable",
     QT_TRANSLATE_NOOP("ErrorWords", "Something of the class %1 has no items to ask for with [ ].")},
    {"^TypeError: unhashable type: '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "What can change, such as a %1, cannot be a key of a dict or an item of a set. A tuple can.")},
    {"^TypeError: cannot pickle '(.+?)' object",
     QT_TRANSLATE_NOOP("ErrorWords", "What goes to another process is pickled, and a %1 cannot be. Let the process make its own, or hand over what it needs to make it.")},
    {"PicklingError: Can't pickle",
     QT_TRANSLATE_NOOP("ErrorWords", "What goes to another process is pickled. A function for that has to stand at the left margin and be found by its name: no lambda, no function within another.")},
    {"^TypeError: object (.+?) can't be used in 'await' expression",
     QT_TRANSLATE_NOOP("ErrorWords", "Only a coroutine, a task or a future can be awaited, and this is a %1. Is the function an \"async def\"?")},
    {"^TypeError: (?:a coroutine was expected|An asyncio.Future, a coroutine or an awaitable is required)|^ValueError: a coroutine was expected",
     QT_TRANSLATE_NOOP("ErrorWords", "A coroutine is wanted: call the function that is an \"async def\".")},
    // Values
    {"^ValueError: invalid literal for int\\(\\) with base 10: (.+)",
     QT_TRANSLATE_NOOP("ErrorWords", "%1 is not a whole number, so int() cannot make one of it.")},
    {"^ValueError: could not convert string to float: (.+)",
     QT_TRANSLATE_NOOP("ErrorWords", "%1 is not a number, so float() cannot make one of it.")},
    {"^ValueError: too many values to unpack",
     QT_TRANSLATE_NOOP("ErrorWords", "There are more items on the right than names on the left.")},
    {"^ValueError: not enough values to unpack",
     QT_TRANSLATE_NOOP("ErrorWords", "There are fewer items on the right than names on the left.")},
    {"^ValueError: Pool not running",
     QT_TRANSLATE_NOOP("ErrorWords", "The pool was closed or terminated before this call.")},
    {"^ValueError: semaphore or lock released too many times|^ValueError: Semaphore released too many times",
     QT_TRANSLATE_NOOP("ErrorWords", "It was released once more than it was acquired.")},
    {"^ValueError: task_done\\(\\) called too many times",
     QT_TRANSLATE_NOOP("ErrorWords", "task_done() belongs to each item that was taken, once.")},
    {"^ValueError: list.remove\\(x\\)",
     QT_TRANSLATE_NOOP("ErrorWords", "The list has no such item (any more): another thread may have been faster.")},
    {"^ZeroDivisionError",
     QT_TRANSLATE_NOOP("ErrorWords", "Nothing can be divided by 0.")},
    {"^IndexError: pop from (?:an )?empty",
     QT_TRANSLATE_NOOP("ErrorWords", "There is nothing left to take. Between looking whether it is empty and taking, another thread can come: hold a lock, or use a queue.")},
    {"^IndexError: (?:list|tuple|string|deque|array) index out of range",
     QT_TRANSLATE_NOOP("ErrorWords", "There is no item with that number: the first is 0, the last is one less than the length.")},
    {"^KeyError: (.+)",
     QT_TRANSLATE_NOOP("ErrorWords", "The dict has no key %1. get() gives another value in its place.")},
    // Threads and locks
    {"^RuntimeError: threads can only be started once",
     QT_TRANSLATE_NOOP("ErrorWords", "A thread runs once. For another time make another one.")},
    {"^RuntimeError: cannot join current thread",
     QT_TRANSLATE_NOOP("ErrorWords", "A thread cannot wait for its own end.")},
    {"^RuntimeError: cannot join thread before it is started|^AssertionError: can only join a started process",
     QT_TRANSLATE_NOOP("ErrorWords", "start() comes before join().")},
    {"^RuntimeError: thread.__init__\\(\\) not called",
     QT_TRANSLATE_NOOP("ErrorWords", "A class derived from Thread has to call super().__init__() at the beginning of its own __init__.")},
    {"^RuntimeError: release unlocked lock|^RuntimeError: cannot release un-acquired lock|^AssertionError: attempt to release recursive lock not owned|^RuntimeError: cannot (?:notify|wait) on un-acquired lock",
     QT_TRANSLATE_NOOP("ErrorWords", "This thread does not hold the lock. \"with lock:\" takes it and gives it back, whatever happens in between.")},
    {"^RuntimeError: can't start new thread",
     QT_TRANSLATE_NOOP("ErrorWords", "There are too many threads already. A pool lets few of them do the work of many.")},
    {"^RuntimeError: (?:dictionary|Set) changed size during iteration|^RuntimeError: (?:deque mutated|dictionary keys changed) during iteration",
     QT_TRANSLATE_NOOP("ErrorWords", "It was changed while a loop went through it, by the loop itself or by another thread. Go through a copy, as list(d), or hold a lock.")},
    {"^ValueError: generator already executing",
     QT_TRANSLATE_NOOP("ErrorWords", "Two threads have asked one generator for its next item at the same time. Put a lock around it, or a queue in between.")},
    {"BrokenBarrierError",
     QT_TRANSLATE_NOOP("ErrorWords", "The barrier is broken: somebody has given up waiting, or has called abort() or reset().")},
    // Queues
    {"(?:^|[._])Empty(?:: |$)",
     QT_TRANSLATE_NOOP("ErrorWords", "The queue was empty, and no item came in time. get() without a timeout waits.")},
    {"(?:^|[._])Full(?:: |$)",
     QT_TRANSLATE_NOOP("ErrorWords", "The queue was full, and no room came in time. put() without a timeout waits.")},
    // Processes
    {"An attempt has been made to start a new process before the current process has finished its",
     QT_TRANSLATE_NOOP("ErrorWords", "A process that is spawned runs the program's file again: what starts processes has to stand under if __name__ == \"__main__\".")},
    {"^RuntimeError: (\\S+) objects should only be shared between processes through inheritance",
     QT_TRANSLATE_NOOP("ErrorWords", "A %1 cannot be sent to a process that runs already. Hand it over when the process is made: args=(…), or a pool's initializer.")},
    {"^RuntimeError: A SemLock created in a fork context is being shared with a process in a spawn context",
     QT_TRANSLATE_NOOP("ErrorWords", "Make the lock or the queue with the same context as the process: ctx = get_context(\"spawn\"), ctx.Queue(), ctx.Process(…).")},
    {"^RuntimeError: context has already been set",
     QT_TRANSLATE_NOOP("ErrorWords", "The start method can be chosen once, at the beginning of the program.")},
    {"^AssertionError: can only join a child process|^AssertionError: can only test a child process",
     QT_TRANSLATE_NOOP("ErrorWords", "A process can be waited for only by the one that has started it.")},
    {"^AssertionError: cannot start a process twice",
     QT_TRANSLATE_NOOP("ErrorWords", "A process runs once. For another time make another one.")},
    {"^AssertionError: daemonic processes are not allowed to have children",
     QT_TRANSLATE_NOOP("ErrorWords", "Daemon processes, which a pool's workers are, must not start processes.")},
    {"BrokenProcessPool",
     QT_TRANSLATE_NOOP("ErrorWords", "A worker of the pool has ended suddenly (a crash, or killed), and the pool with it.")},
    {"^BrokenPipeError",
     QT_TRANSLATE_NOOP("ErrorWords", "Nobody has the reading end any more.")},
    {"^EOFError",
     QT_TRANSLATE_NOOP("ErrorWords", "The other end is closed: nothing more will come.")},
    {"^ChildProcessError",
     QT_TRANSLATE_NOOP("ErrorWords", "There is no child left to wait for.")},
    // asyncio and futures
    {"^RuntimeError: asyncio.run\\(\\) cannot be called from a running event loop",
     QT_TRANSLATE_NOOP("ErrorWords", "A loop runs already in this thread: within \"async def\" write \"await\" in place of asyncio.run().")},
    {"^RuntimeError: no running event loop",
     QT_TRANSLATE_NOOP("ErrorWords", "This works only within \"async def\", while a loop runs: begin it with asyncio.run(main()).")},
    {"^RuntimeError: cannot reuse already awaited coroutine",
     QT_TRANSLATE_NOOP("ErrorWords", "A coroutine runs once. Call the function again for another one.")},
    {"^RuntimeError: Event loop is closed",
     QT_TRANSLATE_NOOP("ErrorWords", "The loop is over: asyncio.run() has closed it.")},
    {"^RuntimeError: .+ is bound to a different event loop",
     QT_TRANSLATE_NOOP("ErrorWords", "It was used in another loop before. Make it within the coroutine that asyncio.run() begins with.")},
    {"^RuntimeError: cannot schedule new futures after shutdown",
     QT_TRANSLATE_NOOP("ErrorWords", "The executor was shut down before; \"with\" does that at its end.")},
    {"InvalidStateError",
     QT_TRANSLATE_NOOP("ErrorWords", "The future has no result yet, or has one already.")},
    {"CancelledError",
     QT_TRANSLATE_NOOP("ErrorWords", "It was cancelled before it had a result.")},
    // Outside
    {"^(?:asyncio\\.exceptions\\.|multiprocessing\\.context\\.|concurrent\\.futures\\._base\\.)?TimeoutError",
     QT_TRANSLATE_NOOP("ErrorWords", "It did not come within the time that was given.")},
    {"^ConnectionRefusedError",
     QT_TRANSLATE_NOOP("ErrorWords", "Nobody listens there: start the server first, and check the port.")},
    {"^ConnectionResetError",
     QT_TRANSLATE_NOOP("ErrorWords", "The other side has gone without a word.")},
    {"AuthenticationError",
     QT_TRANSLATE_NOOP("ErrorWords", "The two sides have different keys (authkey).")},
    {"^OSError: \\[Errno 98\\]",
     QT_TRANSLATE_NOOP("ErrorWords", "Another program, or an earlier run, listens at that port still. Take another port, or wait a minute.")},
    {"^FileNotFoundError: .*?'(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "There is no %1 in the folder where the program runs.")},
    {"this program runs restricted and may not start other programs",
     QT_TRANSLATE_NOOP("ErrorWords", "The program is not trusted yet, so it may not start other programs. If you know what it does, press “Trust it” above the program and run it again.")},
    {"this program runs restricted and may not",
     QT_TRANSLATE_NOOP("ErrorWords", "The program is not trusted yet: it may read the files beside it, no others, and change none. If you know what it does, press “Trust it” above the program and run it again.")},
    {"^PermissionError",
     QT_TRANSLATE_NOOP("ErrorWords", "The system does not allow that. For the network beyond this machine, the program has to be trusted first: press “Trust it” above the program.")},
    {"^BlockingIOError",
     QT_TRANSLATE_NOOP("ErrorWords", "The system has no room for that now; of fork: there are too many processes.")},
    {"^ModuleNotFoundError: No module named '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "Neither the library nor the program's folder has a module %1. What pip installs is not part of this language.")},
    {"^ImportError: the module '(.+?)' is not in the teaching language",
     QT_TRANSLATE_NOOP("ErrorWords", "This language has the modules that processes and threads are learnt with; %1 is none of them.")},
    {"^ImportError: cannot import name '(.+?)' from partially initialized module '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "%2 is not through yet: two files import each other, or a file of yours has the name of a module of the library. Then give it another name.")},
    {"^ImportError: cannot import name '(.+?)' from '(.+?)'",
     QT_TRANSLATE_NOOP("ErrorWords", "The module %2 has nothing called %1.")},
    {"^RecursionError",
     QT_TRANSLATE_NOOP("ErrorWords", "A function calls itself, and nothing ends that.")},
    {"^MemoryError",
     QT_TRANSLATE_NOOP("ErrorWords", "There is no more memory for this process.")},
    {"^RuntimeError: generator raised StopIteration|^RuntimeError: coroutine raised StopIteration",
     QT_TRANSLATE_NOOP("ErrorWords", "next() found nothing more within a generator. Give it a second argument, or catch StopIteration.")},
};

} // namespace

QString errorExplanation(const QString &error) {
    struct Known {
        QRegularExpression pattern;
        const char *words;
    };
    static const std::vector<Known> all = [] {
        std::vector<Known> made;
        for (const Kind &kind : kinds) made.push_back({QRegularExpression(QString::fromUtf8(kind.pattern), QRegularExpression::DotMatchesEverythingOption), kind.words});
        return made;
    }();
    for (const Known &known : all) {
        const QRegularExpressionMatch match = known.pattern.match(error);
        if (!match.hasMatch()) continue;
        QString words = Text::tr(known.words);
        for (int i = 2; i >= 1; --i) words.replace('%' + QString::number(i), match.captured(i));
        return words;
    }
    return {};
}

} // namespace forkyard::ui
