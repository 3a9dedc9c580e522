// What a lesson may ask of a finished run, and the answer. Knows no trace: whoever watched the run fills an Outcome.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace forkyard::lessons {

/// What a run came to, as far as lessons ask for it.
struct Outcome {
    /// Lines on standard output of all processes together, in the order they came out, without their line ends.
    QStringList lines;
    /// Exit code of the program's first process; minus the signal's number where a signal ended it.
    int exitCode = 0;
    /// All that were ever there, the first included.
    int processes = 1;
    int threads = 1;
    /// It came to its end; false for a deadlock and whatever else never ends.
    bool ended = true;

    // Beyond the output, where somebody watched; -1 and empty where nobody did.
    int children = -1; ///< processes whose parent is the first one
    int forked = -1;   ///< processes with a copy of their parent's memory
    int spawned = -1;  ///< processes that began with an empty one
    QList<int> locksHeld = {}; ///< for each thread: the most locks (Lock, RLock) that it held at once
    QList<int> lockHolders = {}; ///< for each lock: how many threads ever held it
    bool locksInCircle = false; ///< locks were taken in orders in which threads could wait for each other in a circle
    QList<double> sleeps = {};  ///< each time.sleep of any thread, in seconds
    int together = -1;          ///< the most threads and processes that were started and not yet joined
    QString source = {};    ///< the program's text
    QString startedAs = {}; ///< the text that an exercise hands out
};

/// One question to an outcome, or several joined.
struct Condition {
    enum class Kind {
        All,          ///< every part holds
        Any,          ///< a part holds
        Not,          ///< the one part does not hold
        Lines,        ///< exactly these lines in this order
        SameLines,    ///< exactly these lines in whatever order
        LineCount,    ///< so many lines
        TimesPrinted, ///< the line texts[0] exactly number times
        Contains,     ///< a line contains texts[0]
        LastLine,     ///< the last line is texts[0]
        Before,    ///< texts[0] and texts[1] are both there, the first occurrence of the one before that of the other
        Processes, ///< number processes, the first included
        Threads,   ///< number threads, the main threads included
        ExitCode,  ///< the first process's exit code is number
        Ends,      ///< it comes to its end (number 1), or never does (0)
        Children,  ///< the first process has number children
        Forked,    ///< number processes began by fork
        Spawned,   ///< number processes began with an empty memory
        LocksHeld, ///< at least `by` threads held number or more locks at once
        LocksShared, ///< at least number locks were held by `by` threads or more, one after another
        LockCircle,   ///< locks were taken in orders that can close a circle of waits
        Sleeps,       ///< at least number sleeps of `seconds` or more
        Together,     ///< number threads and processes or more were started before any of them was joined
        CodeMatches,  ///< the text without its comments matches the expression texts[0]; a dot stands for ends of lines too
        Keeps,        ///< the functions texts are as they were handed out
        SameCode,     ///< the lines of code are those handed out, in whatever order
        ChangedLines, ///< at most number lines of code are not as they were handed out
    };

    Kind kind = Kind::All;
    QStringList texts = {};
    int number = 0;
    int by = 1; ///< LocksHeld, LocksShared: so many threads
    double seconds = 0; ///< Sleeps
    QList<Condition> parts = {};

    bool holds(const Outcome &outcome) const;
    bool operator==(const Condition &) const = default;
};

} // namespace forkyard::lessons
