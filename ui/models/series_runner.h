// Many runs of one program: n times the same, or with another value of one knob each time. Over any RunController, one run after the
// other; all results are kept. Shows nothing and runs nothing in this process.
#pragma once

#include "ui/models/run_controller.h"

#include <QElapsedTimer>

#include <vector>

namespace forkyard::ui {

struct SeriesPlan {
    enum class Knob { None, Argument, Gil, StartMethod, Slice, Constant };

    QString program;
    QString fileName;
    RunOptions options;
    Knob knob = Knob::None;
    QString constant; ///< the program's, where the knob is one
    /// What the knob is set to, one after the other; without a knob they do not count.
    QStringList values;
    /// Runs with each value.
    int repeats = 1;

    int total() const { return repeats * (knob == Knob::None ? 1 : static_cast<int>(values.size())); }
    /// The options of run `index`: at full speed, with little recorded, and the knob turned.
    RunOptions optionsOf(int index) const;
    QString valueOf(int index) const;
    /// The text of run `index`.
    QString programOf(int index) const;
};

struct SeriesResult {
    QString value; ///< of the knob
    RunExit exit;
    qint64 nanoseconds = 0; ///< from the run's begin to its end
    QString output;         ///< all that it printed
    /// How it ended in a word: the last line printed, or empty.
    QString lastLine() const;
};

class SeriesRunner : public QObject {
    Q_OBJECT

public:
    explicit SeriesRunner(std::unique_ptr<RunController> controller, QObject *parent = nullptr);

    /// Forgets what was before and begins. False: a series is being run, or there is nothing to run.
    bool start(const SeriesPlan &plan);
    /// Ends the run that is on, and the series; what is done stays.
    void cancel();
    bool isRunning() const { return m_isRunning; }

    const SeriesPlan &plan() const { return m_plan; }
    const std::vector<SeriesResult> &results() const { return m_results; }
    /// Milliseconds that the rest will take if it goes on like this; -1: nothing is known yet.
    qint64 estimate() const;

signals:
    /// One more result.
    void progressed(int done, int total);
    /// All is done, or it was cancelled.
    void finished(bool cancelled);
    /// The program cannot be run at all; finished follows.
    void problem(const forkyard::Diagnostic &diagnostic);

private:
    void next();
    void take(RunExit exit);
    void end(bool cancelled);

    std::unique_ptr<RunController> m_controller;
    SeriesPlan m_plan;
    std::vector<SeriesResult> m_results;
    std::shared_ptr<const trace::Store> m_store;
    QElapsedTimer m_clock;
    bool m_isRunning = false;
    bool m_isCancelled = false;
};

} // namespace forkyard::ui
