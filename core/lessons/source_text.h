// What lessons ask of a program's text: its lines of code, one of its functions, how far it is from the text it began as.
// Reads lines, not the language: a learner's text may be anything.
#pragma once

#include <QString>
#include <QStringList>

namespace forkyard::lessons {

/// Its lines without comments, ends of lines and blank ones.
QStringList codeLines(const QString &text);

/// The lines of a function, `def` included; none where there is no such.
QStringList functionLines(const QStringList &code, const QString &name);

/// In how many lines the texts differ, in place; a line that moved counts once.
int changedLines(const QStringList &before, const QStringList &after);

/// The same lines in whatever order, however far they are indented.
bool isReordered(const QStringList &before, const QStringList &after);

} // namespace forkyard::lessons
