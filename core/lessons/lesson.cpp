#include "core/lessons/lesson.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace forkyard::lessons {

namespace {

template <typename Item> const Item *findById(const QList<Item> &items, const QString &id) {
    for (const Item &item : items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}

/// Groups: the part that stays, the value, what stands behind it (spaces, a comment). Top level only: no indentation.
QRegularExpressionMatch constantLine(const QString &text, const Knob &knob) {
    if (knob.target != Knob::Target::Constant) return {};
    const QString name = QRegularExpression::escape(knob.name);
    const QRegularExpression line("^(" + name + "[ \\t]*=[ \\t]*)([^=\\s#](?:[^#\\n]*[^#\\s])?)([ \\t]*(?:#[^\\n]*)?)$",
                                  QRegularExpression::MultilineOption);
    return line.match(text);
}

} // namespace

QStringList Prediction::borneOut(const Outcome &outcome) const {
    QStringList ids;
    for (const Choice &choice : choices) {
        if (choice.when && choice.when->holds(outcome)) ids << choice.id;
    }
    return ids;
}

bool Choice::isBorneOutBy(const QList<Outcome> &outcomes) const {
    if (outcomes.isEmpty() || (!every && !some && !none)) return false;
    const auto holdsIn = [&](const std::optional<Condition> &condition) {
        return std::count_if(outcomes.begin(), outcomes.end(), [&](const Outcome &each) { return condition->holds(each); });
    };
    if (every && holdsIn(every) < outcomes.size()) return false;
    if (some && holdsIn(some) == 0) return false;
    return !none || holdsIn(none) == 0;
}

QStringList Prediction::borneOut(const QList<Outcome> &outcomes) const {
    if (answeredBy == AnsweredBy::Run) return outcomes.isEmpty() ? QStringList() : borneOut(outcomes.last());
    QStringList ids;
    for (const Choice &choice : choices) {
        if (choice.isBorneOutBy(outcomes)) ids << choice.id;
    }
    return ids;
}

QList<const Finding *> Measurement::findingsFor(const QHash<QString, double> &figures, bool withGil) const {
    QList<const Finding *> found;
    for (const Finding &each : findings) {
        if (!each.gil.isEmpty() && (each.gil == "on") != withGil) continue;
        if (!figures.contains(each.of) || figures.value(each.by) <= 0) continue;
        const double quotient = figures[each.of] / figures[each.by];
        if (quotient >= each.from && (each.below <= 0 || quotient < each.below)) found << &each;
    }
    return found;
}

const QStringList &knownMisconceptions() {
    static const QStringList names = {
        "start-order", "one-line-atomic", "lock-protects-code", "notify-hands-over", "if-before-wait", "child-sees-later",
        "worked-a-thousand-times", "gil-makes-plus-safe", "sleep-orders", "await-parallel", "more-threads-faster",
        "parent-sees-child", "system-is-clever", "terminate-is-clean", "daemon-finishes", "task-done-by-itself",
        "room-for-what-i-write", "reader-notices-the-end", "global-is-mine", "error-stops-the-program"};
    return names;
}

const QStringList &chartNames() {
    static const QStringList names = {"queue-depth", "throughput", "threads-by-state", "processor-use", "memory", "running-by-process", "pool-jobs",
                                      "waits-by-thread", "waits-by-lock", "creation-cost", "processes", "lifetimes", "waiting-for-locks", "loop-lag",
                                      "bytes-sent", "taken-from-queues", "runs"};
    return names;
}

QList<Mode> Lesson::modes() const {
    using AnsweredBy = Prediction::AnsweredBy;
    const auto asksForEverySchedule = [](const Prediction &each) { return each.answeredBy == AnsweredBy::Explore; };
    const auto isCheckedByEverySchedule = [](const Exercise &each) { return each.checkedBy == AnsweredBy::Explore; };
    QList<Mode> all{Mode::Live, Mode::Step};
    if (mode == Mode::Explore || std::any_of(predictions.begin(), predictions.end(), asksForEverySchedule) ||
        std::any_of(exercises.begin(), exercises.end(), isCheckedByEverySchedule))
        all << Mode::Explore;
    return all;
}

const Refusal *Exercise::refusalOf(const Outcome &outcome) const {
    const auto found = std::find_if(refused.begin(), refused.end(), [&](const Refusal &each) { return each.when.holds(outcome); });
    return found == refused.end() ? nullptr : &*found;
}

const Picture &Lesson::pictureFor(const QString &file) const {
    const Program *found = program(file);
    return found && found->picture ? *found->picture : picture;
}

const Program *Lesson::program(const QString &file) const {
    for (const Program &each : programs) {
        if (each.file == file) return &each;
    }
    return nullptr;
}

const Knob *Lesson::knob(const QString &name) const {
    return findById(knobs, name);
}
const Prediction *Lesson::prediction(const QString &name) const {
    return findById(predictions, name);
}
const Exercise *Lesson::exercise(const QString &name) const {
    return findById(exercises, name);
}

QStringList Lesson::stepIds() const {
    QStringList ids;
    QHash<QString, int> seen;
    for (const PathStep &each : path) {
        const QString does = toUrl(each.action).section(':', 1);
        const int count = ++seen[does];
        ids << (count == 1 ? does : QString("%1#%2").arg(does).arg(count));
    }
    return ids;
}

QString applyKnob(const QString &text, const Knob &knob, const QString &value) {
    const QRegularExpressionMatch match = constantLine(text, knob);
    if (!match.hasMatch()) return text;
    QString changed = text;
    return changed.replace(match.capturedStart(2), match.capturedLength(2), value);
}

std::optional<QString> knobValueIn(const QString &text, const Knob &knob) {
    const QRegularExpressionMatch match = constantLine(text, knob);
    if (!match.hasMatch()) return std::nullopt;
    return match.captured(2);
}

} // namespace forkyard::lessons
