#include "ui/explore/outcome_words.h"

namespace forkyard::ui {

QString OutcomeWords::name(const ExploredOutcome &outcome) {
    if (!outcome.endsWell()) return ending(outcome.ending);
    const QString line = outcome.lastLines.isEmpty() ? outcome.lastLine() : outcome.lastLines;
    return line.isEmpty() ? tr("prints nothing") : line;
}

QString OutcomeWords::ending(const QString &ending) {
    const QString word = ending.section(' ', 0, 0), rest = ending.section(' ', 1);
    if (word == "exit") return rest == "0" ? tr("ends well") : tr("exit code %1").arg(rest);
    if (word == "exception") return rest;
    if (word == "signal") return tr("ended by %1").arg(rest);
    if (word == "limit") return tr("limit: %1").arg(rest);
    if (word == "deadlock") return tr("deadlock");
    if (word == "stuck") return tr("nobody can go on");
    if (word == "endless") return tr("goes on for ever");
    return ending;
}

QString OutcomeWords::badEnd(const QString &ending) {
    const QString word = ending.section(' ', 0, 0);
    if (word == "exit") return tr("the exit code %1").arg(ending.section(' ', 1));
    if (word == "exception") return tr("an uncaught %1").arg(ending.section(' ', 1));
    if (word == "signal") return tr("a crash (%1)").arg(ending.section(' ', 1));
    if (word == "limit") return tr("a limit reached (%1)").arg(ending.section(' ', 1));
    if (word == "deadlock") return tr("a deadlock");
    if (word == "stuck") return tr("nobody able to go on");
    if (word == "endless") return tr("no end, ever");
    return OutcomeWords::ending(ending);
}

QString OutcomeWords::heading(const Exploration &result) {
    if (!result.complete) return tr("A part of the schedules");
    if (result.interleavings.isEmpty()) return tr("All schedules");
    if (result.interleavings == "1") return tr("The only schedule");
    return tr("All %1 schedules").arg(readableNumber(result.interleavings));
}

QString OutcomeWords::summary(const Exploration &result) {
    const QString states = tr("%1 states").arg(readableNumber(QString::number(result.states)));
    const QString ends = result.outcomesTotal == 1 ? tr("one end") : tr("%1 different ends").arg(result.outcomesTotal);
    const QString dot = QString::fromUtf8(" · ");
    const QString network = result.assumesPlainNetwork ? dot + tr("the network is taken as one without delay and loss") : QString();
    if (!result.complete) {
        const QString bound = result.bound.isEmpty() || result.bound == "stopped" ? tr("stopped before all was seen") : tr("stopped at a limit: %1").arg(OutcomeWords::bound(result.bound));
        return states + dot + ends + dot + bound + network;
    }
    const QString counts = result.interleavings.isEmpty() ? tr("it can go round for ever, so schedules are not counted")
                                                          : tr("counts are shares of schedules, not chances");
    return states + dot + tr("every one visited") + dot + ends + dot + counts + network;
}

QString OutcomeWords::bound(const QString &bound) {
    if (bound == "states") return tr("the number of states");
    if (bound == "outcomes") return tr("the number of different ends");
    if (bound == "steps") return tr("the length of one step");
    if (bound == "memory") return tr("the memory for states");
    if (bound == "time") return tr("the time for it");
    if (bound == "clock") return tr("an end that depends on the clock");
    if (bound == "unclear") return tr("the same steps led to different states");
    return bound;
}

QString OutcomeWords::share(const Exploration &result, const ExploredOutcome &outcome) {
    if (outcome.count.isEmpty() || result.interleavings.isEmpty()) return {};
    return tr("%1 of %2", "schedules").arg(readableNumber(outcome.count), readableNumber(result.interleavings));
}

QString OutcomeWords::switches(qint64 count) { return count == 1 ? tr("1 switch") : tr("%1 switches").arg(count); }

} // namespace forkyard::ui
