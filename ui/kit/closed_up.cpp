#include "ui/kit/closed_up.h"

namespace forkyard::ui {

QString closedUp(const QString &text) {
    const auto isChinese = [](QChar letter) { return letter.script() == QChar::Script_Han; };
    QString closed;
    closed.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isBetween = text[at] == u' ' && at > 0 && at + 1 < text.size() && isChinese(text[at - 1]) && isChinese(text[at + 1]);
        if (!isBetween) closed += text[at];
    }
    return closed;
}

} // namespace forkyard::ui
