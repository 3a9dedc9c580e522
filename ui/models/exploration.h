// What exploring every schedule of a program found: plain data, read from the JSON that the exploring program prints. Knows no
// engine and no widget.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace forkyard::ui {

/// A turn of a schedule: what its thread does that others can notice.
struct ExploredTurn {
    enum class End { GoesOn, Waits, Ends, GoesRound /**< by itself, for ever */ };
    int process = 0;
    int place = 0; ///< in its process; 0: its main thread
    bool timePasses = false; ///< it begins with giving up a wait
    int operations = 0;
    QString first, last; ///< of those, as a trace would tell them
    End end = End::GoesOn;
    QString waitsAt;
    QString name = QString(); ///< that the program gave it; empty: none
};

/// One way the program can end.
struct ExploredOutcome {
    /// What it prints on standard output.
    QString output;
    /// "exit 0", "exception ValueError", "signal SIGKILL", "limit memory", "deadlock", "stuck" or "endless".
    QString ending;
    /// How many schedules lead to it, in decimal; empty where they cannot be counted.
    QString count;
    /// Switches between threads on the shortest way to it.
    qint64 switches = 0;
    /// That way, as a text that can be replayed.
    QString schedule;
    /// The same way, told; empty where it is not.
    std::vector<ExploredTurn> turns;

    bool endsWell() const { return ending == "exit 0"; }
    /// The last line it prints, without spaces around; empty where it prints none.
    QString lastLine() const;
    /// Where others print the same last: so many lines more that it can be told from them; else empty.
    QString lastLines = {};
};

/// All states of a small program and what leads from one to another.
struct ExploredGraph {
    struct Thread {
        int process = 0;
        int place = 0; ///< in its process; 0: its main thread
        QString name = QString(); ///< that the program gave it; empty: none
    };
    struct State {
        int depth = 0;    ///< fewest steps that lead here
        int outcome = -1; ///< where it ends: a number in Exploration::outcomes
        QString schedule; ///< one way here
    };
    struct Edge {
        int from = 0, to = 0;
        int thread = 1; ///< from 1, as in schedules
        bool timePasses = false;
        QString operation; ///< what the thread does, as a trace would tell it
    };
    std::vector<Thread> threads; ///< by number - 1
    std::vector<State> states;   ///< the start first
    std::vector<Edge> edges;
    std::vector<std::vector<int>> ways; ///< by outcome: the edges of its schedule
    bool isEmpty() const { return states.empty(); }
    /// The edges of a nearest way to the state.
    std::vector<int> wayTo(int state) const;
};

struct Exploration {
    /// Every schedule was visited.
    bool complete = false;
    /// What it stopped at, where it is not complete.
    QString bound;
    qint64 states = 0;
    /// Number of schedules, in decimal; empty where they cannot be counted (a program that may go round for ever).
    QString interleavings;
    double seconds = 0;
    /// Different ends, some of which may not be listed.
    qint64 outcomesTotal = 0;
    std::vector<ExploredOutcome> outcomes;
    /// The program talks over a network, which is taken as one without delay and loss.
    bool assumesPlainNetwork = false;
    ExploredGraph graph; ///< empty where there are too many states to be drawn

    /// Its part of all schedules, 0 to 1; nothing where they were not counted.
    std::optional<double> share(const ExploredOutcome &outcome) const;
};

/// Errors: explore.foreign (what the text begins with) where it is no result of an exploration.
Result<Exploration> explorationFromJson(const QByteArray &json);

/// The text that reads into the same again.
QByteArray explorationToJson(const Exploration &exploration);

/// A number in decimal as people read it: digits in groups of three, from 16 digits on "1.08 × 10²³".
QString readableNumber(const QString &decimal);

} // namespace forkyard::ui
