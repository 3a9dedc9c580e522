// Names of threads and processes where there is little room: what tells one from another is kept. Knows no trace.
#pragma once

#include <QFont>
#include <QString>

namespace forkyard::ui {

/// "waits for Thread-1 (work)" without what the thread works on.
QString withoutTargets(const QString &words);

/// "waits for T1": names as their pins have them.
QString withPins(const QString &words);

/// In at most `width` pixels: first without what it works on, then as its pin has it, then with its last figures kept.
QString shortenedName(const QString &name, const QFont &font, double width);

} // namespace forkyard::ui
