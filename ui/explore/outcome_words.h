// What is said of an exploration and of each way a program can end, in the reader's language. Knows no widget.
#pragma once

#include "ui/models/exploration.h"

#include <QCoreApplication>

namespace forkyard::ui {

class OutcomeWords {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::OutcomeWords)

public:
    /// Short, for a bar or a row: what it printed last, so far that it is told from others, or how it ended where that is not well.
    static QString name(const ExploredOutcome &outcome);
    /// "exit 0" and its kin as a person says them.
    static QString ending(const QString &ending);
    /// The same after "40 of 70 schedules end with".
    static QString badEnd(const QString &ending);
    /// "All 70 schedules", or that it is only a part of them.
    static QString heading(const Exploration &result);
    /// States, what was visited, and that shares are no chances.
    static QString summary(const Exploration &result);
    /// What exploring stopped at, by the name that the exploring program gives it.
    static QString bound(const QString &bound);
    /// "8 of 70 schedules", or nothing where they were not counted.
    static QString share(const Exploration &result, const ExploredOutcome &outcome);
    static QString switches(qint64 count);
};

} // namespace forkyard::ui
