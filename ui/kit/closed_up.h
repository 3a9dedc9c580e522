// Chinese has a space beside a Latin word and none between two characters: what is put into a sentence may be either.
#pragma once

#include <QString>

namespace forkyard::ui {

/// Without the single spaces that stand between two Chinese characters.
QString closedUp(const QString &text);

} // namespace forkyard::ui
