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

/// No line ends within it.
QString together(QString text) { return text.replace(' ', QChar(0xa0)); }

QString shortened(const QString &text) { return text.size() <= mostLetters ? text : text.left(mostLetters - 1).trimmed() + QString::fromUtf8("…"); }

enum class Deed { Executes, Calls, Reads, Writes, Takes, Tries, LetsGo, Puts, Gets, Sends, Receives, Sets, WakesOne, WakesAll, Waits, Prints };

/// An operation, taken apart as far as it is one that has a verb of its own.
struct Said {
    Deed deed = Deed::Executes;
    QString what;  ///< that it is done to: "forks[0]"
    QString given; ///< "3" of "queue.put(3)"
    QString whole; ///< as the program has it
};

/// Where the bracket was opened that the text ends with; -1: it ends with none.
qsizetype lastOpened(const QString &text) {
    if (!text.endsWith(')')) return -1;
    int depth = 0;
    for (qsizetype at = text.size(); at-- > 0;) {
        depth += text[at] == ')';
        depth -= text[at] == '(';
        if (depth == 0) return at;
    }
    return -1;
}

/// A method that waits or wakes, by its name and what it is given: a dict's get, which has a key, is another one.
Deed deedOf(const QString &method, const QString &given) {
    const bool isBare = given.isEmpty();
    const bool onlySaysHow = isBare || given.startsWith("timeout") || given.startsWith("block");
    const bool isTime = onlySaysHow || given.front().isDigit();
    if (method == "acquire") return isBare ? Deed::Takes : Deed::Tries;
    if (method == "release") return Deed::LetsGo;
    if (method == "put" || method == "put_nowait") return isBare ? Deed::Calls : Deed::Puts;
    if (method == "get" || method == "get_nowait") return onlySaysHow ? Deed::Gets : Deed::Calls;
    if (method == "send") return isBare ? Deed::Calls : Deed::Sends;
    if (method == "recv") return Deed::Receives;
    if (method == "set") return isBare ? Deed::Sets : Deed::Calls;
    if (method == "wait") return isTime ? Deed::Waits : Deed::Calls;
    if (method == "notify") return isBare ? Deed::WakesOne : Deed::Calls;
    if (method == "notify_all") return Deed::WakesAll;
    return Deed::Calls;
}

Said saidOf(const QString &operation) {
    Said said;
    said.whole = shortened(operation);
    const auto is = [&](Deed deed, const QString &what) {
        said.deed = deed;
        said.what = shortened(what);
        return said;
    };
    if (operation.endsWith(loads)) return is(Deed::Reads, operation.chopped(loads.size()));
    if (operation.contains(stores)) return is(Deed::Writes, together(operation));
    if (operation.endsWith(takes)) return is(Deed::Takes, operation.chopped(takes.size()));
    if (operation.endsWith(leaves)) return is(Deed::LetsGo, operation.chopped(leaves.size()));
    const qsizetype opened = lastOpened(operation);
    if (opened <= 0) return said;
    const QString called = operation.left(opened), given = operation.mid(opened + 1).chopped(1).trimmed();
    said.deed = Deed::Calls;
    said.given = shortened(given);
    if (called == "print" && !given.isEmpty()) said.deed = Deed::Prints;
    const qsizetype dot = called.lastIndexOf('.');
    return dot > 0 && called != "os.wait" ? is(deedOf(called.mid(dot + 1), given), called.left(dot)) : said;
}

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
    return turn.name.isEmpty() ? shortNameOf(turn.process, turn.place) : shortened(turn.name);
}

QString ScheduleWords::nameOf(const ExploredGraph::Thread &thread) {
    return thread.name.isEmpty() ? shortNameOf(thread.process, thread.place) : shortened(thread.name);
}

QString ScheduleWords::shortNameOf(int process, int place) {
    if (process == 0) return place == 0 ? tr("main", "the main thread") : QString("T%1").arg(place);
    return place == 0 ? QString("P%1").arg(process) : QString("P%1.T%2").arg(process).arg(place);
}

/// What follows a thread's name.
QString ScheduleWords::does(const QString &operation) {
    const Said said = saidOf(operation);
    switch (said.deed) {
    case Deed::Reads: return tr("reads %1").arg(said.what);
    case Deed::Writes: return tr("writes %1").arg(said.what);
    case Deed::Takes: return tr("takes %1").arg(said.what);
    case Deed::Tries: return tr("tries to take %1").arg(said.what);
    case Deed::LetsGo: return tr("lets go of %1").arg(said.what);
    case Deed::Puts: return tr("puts %1 into %2").arg(said.given, said.what);
    case Deed::Gets: return tr("gets an item from %1").arg(said.what);
    case Deed::Sends: return tr("sends %1 through %2").arg(said.given, said.what);
    case Deed::Receives: return tr("receives from %1").arg(said.what);
    case Deed::Sets: return tr("sets %1").arg(said.what);
    case Deed::WakesOne: return tr("wakes one that waits for %1").arg(said.what);
    case Deed::WakesAll: return tr("wakes all that wait for %1").arg(said.what);
    case Deed::Prints: return tr("prints %1").arg(said.given);
    case Deed::Waits:
    case Deed::Calls: return tr("calls %1").arg(said.whole);
    case Deed::Executes: break;
    }
    return tr("executes %1").arg(said.whole);
}

QString ScheduleWords::until(const QString &operation) {
    const Said said = saidOf(operation);
    switch (said.deed) {
    case Deed::Reads: return tr("runs until it has read %1").arg(said.what);
    case Deed::Writes: return tr("runs until it has written %1").arg(said.what);
    case Deed::Takes: return tr("runs until it has taken %1").arg(said.what);
    case Deed::Tries: return tr("runs until it has tried to take %1").arg(said.what);
    case Deed::LetsGo: return tr("runs until it has let go of %1").arg(said.what);
    case Deed::Puts: return tr("runs until it has put %1 into %2").arg(said.given, said.what);
    case Deed::Gets: return tr("runs until it has got an item from %1").arg(said.what);
    case Deed::Sends: return tr("runs until it has sent %1 through %2").arg(said.given, said.what);
    case Deed::Receives: return tr("runs until it has received from %1").arg(said.what);
    case Deed::Sets: return tr("runs until it has set %1").arg(said.what);
    case Deed::WakesOne: return tr("runs until it has woken one that waits for %1").arg(said.what);
    case Deed::WakesAll: return tr("runs until it has woken all that wait for %1").arg(said.what);
    case Deed::Prints: return tr("runs until it has printed %1").arg(said.given);
    case Deed::Waits:
    case Deed::Calls: return tr("runs until it has called %1").arg(said.whole);
    case Deed::Executes: break;
    }
    return tr("runs until it has executed %1").arg(said.whole);
}

QString ScheduleWords::waitsAt(const QString &operation) {
    const Said said = saidOf(operation);
    switch (said.deed) {
    case Deed::Takes:
    case Deed::Tries:
    case Deed::Waits: return tr("waits for %1").arg(said.what);
    case Deed::Puts: return tr("waits for room in %1").arg(said.what);
    case Deed::Gets: return tr("waits for an item from %1").arg(said.what);
    case Deed::Receives: return tr("waits for something from %1").arg(said.what);
    default: return tr("waits in %1").arg(said.whole);
    }
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
