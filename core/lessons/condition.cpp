#include "core/lessons/condition.h"

#include "core/lessons/source_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace forkyard::lessons {

namespace {

QStringList sorted(QStringList lines) {
    lines.sort();
    return lines;
}

bool isBefore(const QStringList &lines, const QString &earlier, const QString &later) {
    const qsizetype first = lines.indexOf(earlier);
    return first >= 0 && lines.indexOf(later) > first;
}

bool codeMatches(const QString &source, const QString &expression) {
    const QRegularExpression sought(expression, QRegularExpression::DotMatchesEverythingOption | QRegularExpression::MultilineOption);
    return sought.match(codeLines(source).join('\n')).hasMatch();
}

bool keepsFunctions(const Outcome &outcome, const QStringList &names) {
    const QStringList before = codeLines(outcome.startedAs), after = codeLines(outcome.source);
    return std::all_of(names.begin(), names.end(), [&](const QString &name) { return functionLines(before, name) == functionLines(after, name); });
}

} // namespace

bool Condition::holds(const Outcome &outcome) const {
    const auto partHolds = [&](const Condition &part) { return part.holds(outcome); };
    const QStringList &lines = outcome.lines;
    switch (kind) {
    case Kind::All:
        return std::all_of(parts.begin(), parts.end(), partHolds);
    case Kind::Any:
        return std::any_of(parts.begin(), parts.end(), partHolds);
    case Kind::Not:
        return std::none_of(parts.begin(), parts.end(), partHolds);
    case Kind::Lines:
        return lines == texts;
    case Kind::SameLines:
        return sorted(lines) == sorted(texts);
    case Kind::LineCount:
        return lines.size() == number;
    case Kind::TimesPrinted:
        return lines.count(texts.value(0)) == number;
    case Kind::Contains:
        return std::any_of(lines.begin(), lines.end(),
                           [&](const QString &line) { return line.contains(texts.value(0)); });
    case Kind::LastLine:
        return !lines.isEmpty() && lines.last() == texts.value(0);
    case Kind::Before:
        return isBefore(lines, texts.value(0), texts.value(1));
    case Kind::Processes:
        return outcome.processes == number;
    case Kind::Threads:
        return outcome.threads == number;
    case Kind::ExitCode:
        return outcome.exitCode == number;
    case Kind::Ends:
        return outcome.ended == (number != 0);
    case Kind::Children:
        return outcome.children == number;
    case Kind::Forked:
        return outcome.forked == number;
    case Kind::Spawned:
        return outcome.spawned == number;
    case Kind::LocksHeld:
        return std::count_if(outcome.locksHeld.begin(), outcome.locksHeld.end(), [&](int held) { return held >= number; }) >= by;
    case Kind::LocksShared:
        return std::count_if(outcome.lockHolders.begin(), outcome.lockHolders.end(), [&](int holders) { return holders >= by; }) >= number;
    case Kind::LockCircle:
        return outcome.locksInCircle;
    case Kind::Sleeps:
        return std::count_if(outcome.sleeps.begin(), outcome.sleeps.end(), [&](double each) { return each >= seconds; }) >= number;
    case Kind::Together:
        return outcome.together >= number;
    case Kind::CodeMatches:
        return codeMatches(outcome.source, texts.value(0));
    case Kind::Keeps:
        return keepsFunctions(outcome, texts);
    case Kind::SameCode:
        return isReordered(codeLines(outcome.startedAs), codeLines(outcome.source));
    case Kind::ChangedLines:
        return changedLines(codeLines(outcome.startedAs), codeLines(outcome.source)) <= number;
    }
    return false;
}

} // namespace forkyard::lessons
