// A schedule in words: "T1 reads balance, T2 runs to its end, T1 writes balance ← 5". Knows exploring's result, no widget.
#pragma once

#include "ui/models/exploration.h"

#include <QCoreApplication>

namespace forkyard::ui {

class ScheduleWords {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::ScheduleWords)

public:
    /// `most`: turns that are told; how many there are more is said. Empty where there is nothing to tell.
    static QString of(const ExploredOutcome &outcome, std::size_t most);
    static QString of(const std::vector<ExploredTurn> &turns, std::size_t most);

    /// The name that the program gave it, shortened, or the short one.
    static QString nameOf(const ExploredTurn &turn);
    static QString nameOf(const ExploredGraph::Thread &thread);
    /// "T1", "P2", "P2.T1"; of the first process's main thread a word.
    static QString shortNameOf(int process, int place);

private:
    static QString does(const QString &operation);
    static QString until(const QString &operation);
    static QString waitsAt(const QString &operation);
    static QString sentenceOf(const ExploredTurn &turn);
};

} // namespace forkyard::ui
