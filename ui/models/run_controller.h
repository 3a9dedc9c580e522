// Starts, stops and steers a run, whoever does the running: the child program, or a trace played back. The window knows
// only this. Runs no learner's code in this process.
#pragma once

#include "core/base/diagnostic.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace forkyard::trace {
class Store;
}

namespace forkyard::ui {

struct RunOptions {
    /// sys.argv[1:]
    QStringList arguments;
    /// Where imports look first; empty: nowhere but the standard library.
    QString directory;
    /// "any", "calls" or "off".
    QString gilProfile = "any";
    /// "fork", "spawn" or "forkserver".
    QString startMethod = "fork";
    /// Mean number of visible operations between switches, for the profile "any"; 0: the machine's own.
    int slice = 0;
    /// "sync", "shared" or "all".
    QString level = "all";
    /// Lines per second and thread; 0: full speed.
    double pace = 0;
    /// True for a program from elsewhere that is not trusted yet: no other programs, of files only to read those beside it, loopback only.
    bool restricted = false;
    /// It may wait for connections from other computers.
    bool listenAnywhere = false;
    /// In a simulated machine: `schedule` first, then `step`. False: a real run.
    bool simulated = false;
    /// As the machine wrote it down; empty: from the program's beginning. In a real run: the order that is forced on it.
    QString schedule;
    /// What follows the schedule.
    struct Step {
        /// Access: the next operation of any kind that others can notice; Operation: the next that says something. The last four are
        /// for thread 0: until another thread's turn comes, something is printed, a variable has a value, or the end.
        enum class Until { Nothing, Access, Operation, Line, Blocked, Switch, Print, Variable, End };
        Until until = Until::Nothing;
        /// Number of the thread that runs, from 1 in the order in which they began; 0: as the policy says.
        int thread = 0;
        /// It gives up its wait first, because time has passed.
        bool timePasses = false;
        QString variable, value;
        /// =, !=, <, <=, > or >=.
        QString comparison = "=";
        /// Lines at which to stop.
        QList<int> breakpoints;
        /// "round-robin", "random" or "priority", for thread 0.
        QString policy = "round-robin";
        /// Operations of a turn, round-robin.
        int quantum = 1;
    } step;
    /// What chance begins with, in a simulated machine; its processors; its standard input.
    quint64 seed = 1;
    int cores = 1;
    QString input;
    bool inputEnds = false;
    /// ns that a change of threads takes there; negative: the machine's own. Several machines, as text; empty: as the program says.
    qint64 switchCost = -1;
    QString network;
};

/// Where a simulated run stands, or one of the steps that it passed on its way there.
struct Standing {
    enum class How { Stands, Passed, Over, Deadlock, BadSchedule };
    struct Choice {
        int thread = 0;
        /// It sleeps: choosing it lets time pass.
        bool timePasses = false;
        bool operator==(const Choice &) const = default;
    };
    How how = How::Stands;
    /// The schedule's turns since the step before.
    QString turns;
    /// Who can go on, by number.
    QList<Choice> choices;
    /// Of the trace, ns: everything that led here is at or before it.
    qint64 time = 0;
    /// Its number in the trace, as the timeline counts steps.
    qint64 step = 0;
    /// The simulated machine's clock, ns since it was switched on.
    qint64 clock = 0;
    /// Where it is over or nobody can go on: how, in the words of an exploration. "endless" where it need not ever end.
    QString ending;
};

/// How a run came to its end.
struct RunExit {
    enum class How { Returned, Signal, Stopped, Failed };
    How how = How::Returned;
    /// Exit code or signal number, by `how`.
    int code = 0;
};

class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(QObject *parent = nullptr) : QObject(parent) {}

    /// Begins a run; storeChanged and started, or problem, follow. `fileName` is what tracebacks and __file__ say.
    virtual void start(const QString &program, const QString &fileName, const RunOptions &options) = 0;
    /// Ends every process of the run; ended follows. Nothing happens where none runs.
    virtual void stop() = 0;
    virtual bool isRunning() const = 0;
    /// It has a simulated machine, for stepping and for following a schedule.
    virtual bool canSimulate() const { return false; }

    /// A simulated run stands and waits to be told: it is running, but nothing happens.
    virtual bool isStanding() const { return false; }
    /// Goes on from where it stands; stood follows.
    virtual void step(const RunOptions::Step &step) { Q_UNUSED(step) }
    /// Stands where it is, soon.
    virtual void stand() {}

    /// Lines per second and thread, 0 for full speed; may change while it runs.
    virtual void setPace(double linesPerSecond) = 0;
    /// One line for the program's standard input, without its line end.
    virtual void sendInput(const QString &line) = 0;
    /// End of the program's standard input.
    virtual void closeInput() = 0;

signals:
    /// A new store that will be filled from now on, by the window's thread alone.
    void storeChanged(std::shared_ptr<const forkyard::trace::Store> store);
    /// A simulated run stands: the steps it passed on its way, the last of them where it is now.
    void stood(const QList<forkyard::ui::Standing> &steps);
    /// The store has more events than before.
    void eventsAppended();
    void started();
    void ended(forkyard::ui::RunExit exit);
    /// The run cannot start, or something went wrong in it: a mistake in the program's text, a limit, a fault.
    void problem(const forkyard::Diagnostic &diagnostic);
};

} // namespace forkyard::ui
