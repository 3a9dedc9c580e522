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
    /// True for a program from elsewhere that is not trusted yet: no subprocess, no files, loopback only.
    bool restricted = false;
    /// In a simulated machine: `schedule` first, then `step`. False: a real run.
    bool simulated = false;
    /// As the machine wrote it down; empty: from the program's beginning.
    QString schedule;
    /// What follows the schedule.
    struct Step {
        enum class Until { Nothing, Operation, Line, Blocked, End };
        Until until = Until::Nothing;
        /// Number of the thread that runs, from 1 in the order in which they began; 0, for End: all in turn.
        int thread = 0;
        /// It gives up its wait first, because time has passed.
        bool timePasses = false;
    } step;
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

    /// Lines per second and thread, 0 for full speed; may change while it runs.
    virtual void setPace(double linesPerSecond) = 0;
    /// One line for the program's standard input, without its line end.
    virtual void sendInput(const QString &line) = 0;
    /// End of the program's standard input.
    virtual void closeInput() = 0;

signals:
    /// A new store that will be filled from now on, by the window's thread alone.
    void storeChanged(std::shared_ptr<const forkyard::trace::Store> store);
    /// A simulated run stands: the schedule that led there, and whether the program is over.
    void stood(const QString &schedule, bool over);
    /// The store has more events than before.
    void eventsAppended();
    void started();
    void ended(forkyard::ui::RunExit exit);
    /// The run cannot start, or something went wrong in it: a mistake in the program's text, a limit, a fault.
    void problem(const forkyard::Diagnostic &diagnostic);
};

} // namespace forkyard::ui
