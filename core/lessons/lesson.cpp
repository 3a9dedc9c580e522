#include "core/lessons/lesson.h"

#include <QRegularExpression>

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
