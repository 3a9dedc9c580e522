// Programs of lessons, run to their end for what came of it, a few at a time. Words nothing.
#pragma once

#include "core/lessons/condition.h"

#include <QList>
#include <QString>

#include <functional>

namespace forkyard::app {

/// One program of a lesson and what came of it.
struct LessonRun {
    QString file; ///< its path, for tracebacks and imports
    QString text;
    lessons::Outcome outcome = {};
    QString gil = "any";
    bool ended = false;   ///< it came to its end by itself and in time
    /// What stands on the timeline: the names of its rows, and the kinds of those that are no threads (see ui/kit/arrangement.h).
    QStringList names = {};
    QString trouble = {}; ///< why it could not be started, or its last line on standard error; may be empty
    /// Where it is one of the ends that exploring found: how it ended, how many schedules end so, and the shortest of them.
    QString ending = {};
    QString count = {};
    QString schedule = {};
};

/// What every schedule of a program comes to, as far as that is known.
struct Explored {
    bool known = false;    ///< there is a simulated machine, and it can run this program
    bool complete = false; ///< every schedule was visited
    QString total = {};    ///< schedules, in decimal; empty where they cannot be counted
    QList<LessonRun> ends; ///< each different end; `ended` is false for a deadlock and whatever else never ends
};

/// Explores the program in a process of its own.
Explored exploreAll(const QString &file, const QString &gil = "any");

/// Runs them all on the simulated machine, `atOnce` at the same time, each in a process of its own.
void simulateAll(QList<LessonRun> &runs, int atOnce, int seconds);

/// Runs them all, `atOnce` at the same time; one that takes longer than the seconds is stopped.
void runAll(QList<LessonRun> &runs, int atOnce, int seconds, const std::function<void(int done, int total)> &progressed = {});

} // namespace forkyard::app
