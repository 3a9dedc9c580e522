#include "ui/explore/schedule_words.h"

#include "ui/kit/closed_up.h"

#include <QStringList>

#include <algorithm>

namespace forkyard::ui {

namespace {

using End = ExploredTurn::End;

const QString loads = QString::fromUtf8(" →");
const QString stores = QString::fromUtf8(" ← ");
const QString takes = ".__enter__()";
const QString leaves = ".__exit__()";
constexpr qsizetype mostLetters = 40;

QString shortened(const QString &text) { return text.size() <= mostLetters ? text : text.left(mostLetters - 1).trimmed() + QString::fromUtf8("…"); }

/// No line ends within it.
QString together(const QString &text) { return shortened(text).replace(' ', QChar(0xa0)); }

bool isMain(const ExploredTurn &turn) { return turn.process == 0 && turn.place == 0; }

/// What nobody would miss is left out: a thread that only begins, only waits its turn, or looks on.
std::vector<ExploredTurn> tellingOf(const std::vector<ExploredTurn> &turns) {
    std::vector<ExploredTurn> telling;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const ExploredTurn &turn = turns[i];
        const bool isLast = i + 1 == turns.size();
        const bool isHeldUp = turn.end == End::Waits && turn.operations == 0 && std::all_of(turns.begin() + static_cast<std::ptrdiff_t>(i), turns.end(), [](const ExploredTurn &t) { return t.end == End::Waits && t.operations == 0; });
        const bool isEnd = turn.end == End::Ends && !isMain(turn);
        if (turn.operations == 0 && !isEnd && !isHeldUp && turn.end != End::GoesRound && !turn.timePasses) continue;
        if (isMain(turn) && turn.end == End::Ends && isLast && !telling.empty()) continue;
        if (!telling.empty() && telling.back().process == turn.process && telling.back().place == turn.place && !turn.timePasses) {
            ExploredTurn &before = telling.back();
            if (before.operations == 0) before.first = turn.first;
            if (turn.operations) before.last = turn.last;
            before.operations += turn.operations;
            before.end = turn.end;
            before.waitsAt = turn.waitsAt;
            continue;
        }
        telling.push_back(turn);
    }
    if (telling.empty() && !turns.empty() && turns.back().end == End::Ends) telling.push_back(turns.back());
    return telling;
}

} // namespace

QString ScheduleWords::nameOf(const ExploredTurn &turn) {
    if (turn.process == 0) return turn.place == 0 ? tr("main", "the main thread") : QString("T%1").arg(turn.place);
    return turn.place == 0 ? QString("P%1").arg(turn.process) : QString("P%1.T%2").arg(turn.process).arg(turn.place);
}

/// What follows a thread's name.
QString ScheduleWords::does(const QString &operation) {
    if (operation.endsWith(loads)) return tr("reads %1").arg(shortened(operation.chopped(loads.size())));
    if (operation.contains(stores)) return tr("writes %1").arg(together(operation));
    if (operation.endsWith(takes)) return tr("takes %1").arg(shortened(operation.chopped(takes.size())));
    if (operation.endsWith(leaves)) return tr("lets go of %1").arg(shortened(operation.chopped(leaves.size())));
    return tr("does %1").arg(shortened(operation));
}

QString ScheduleWords::until(const QString &operation) {
    if (operation.endsWith(loads)) return tr("runs until it has read %1").arg(shortened(operation.chopped(loads.size())));
    if (operation.contains(stores)) return tr("runs until it has written %1").arg(together(operation));
    if (operation.endsWith(takes)) return tr("runs until it has taken %1").arg(shortened(operation.chopped(takes.size())));
    if (operation.endsWith(leaves)) return tr("runs until it has let go of %1").arg(shortened(operation.chopped(leaves.size())));
    return tr("runs until it has done %1").arg(shortened(operation));
}

QString ScheduleWords::waitsAt(const QString &operation) {
    if (operation.endsWith(takes)) return tr("waits for %1").arg(shortened(operation.chopped(takes.size())));
    return tr("waits in %1").arg(shortened(operation));
}

QString ScheduleWords::sentenceOf(const ExploredTurn &turn) {
    QString what;
    if (turn.end == End::GoesRound) what = turn.operations == 1 ? tr("%1 and goes round for ever").arg(does(turn.last)) : tr("goes round for ever");
    else if (turn.end == End::Ends) what = turn.operations == 1 ? tr("%1 and ends").arg(does(turn.last)) : tr("runs to its end");
    else if (turn.end == End::Waits && turn.operations == 0) what = waitsAt(turn.waitsAt);
    else if (turn.end == End::Waits && turn.operations > 1) what = tr("runs until it %1").arg(waitsAt(turn.waitsAt));
    else if (turn.operations == 1) what = does(turn.last);
    else if (turn.operations == 2) what = tr("%1 and %2", "one thing it does and another").arg(does(turn.first), does(turn.last));
    else what = turn.operations == 0 ? tr("goes on") : until(turn.last);
    const QString sentence = tr("%1 %2", "a thread and what it does").arg(nameOf(turn), what);
    return closedUp(turn.timePasses ? tr("time passes and %1").arg(sentence) : sentence);
}

QString ScheduleWords::of(const ExploredOutcome &outcome, std::size_t most) {
    const QString words = of(outcome.turns, most);
    // The last of the turns have come round to where others have been before.
    const bool isOneAlone = !outcome.turns.empty() && outcome.turns.back().end == End::GoesRound;
    return words.isEmpty() || isOneAlone || outcome.ending != "endless" ? words : words + tr(", ") + tr("and so on for ever");
}

QString ScheduleWords::of(const std::vector<ExploredTurn> &turns, std::size_t most) {
    const std::vector<ExploredTurn> telling = tellingOf(turns);
    QStringList parts;
    for (const ExploredTurn &turn : telling) {
        if (static_cast<std::size_t>(parts.size()) == most && telling.size() > most + 1) break;
        parts << sentenceOf(turn);
    }
    if (telling.size() > static_cast<std::size_t>(parts.size())) parts << tr("and %1 turns more").arg(telling.size() - static_cast<std::size_t>(parts.size()));
    return parts.join(tr(", "));
}

} // namespace forkyard::ui
