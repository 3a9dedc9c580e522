#include "ui/present/present_keys.h"

namespace forkyard::ui {

QList<std::pair<QString, QString>> PresentKeys::all() {
    return {{QString::fromUtf8("→ PgDn"), tr("next step")},
            {QString::fromUtf8("← PgUp"), tr("previous step")},
            {QStringLiteral("Home End"), tr("start, end of the step")},
            {QStringLiteral("B"), tr("blank screen")},
            {QStringLiteral("S"), tr("spotlight")},
            {QStringLiteral("D"), tr("pen that fades")},
            {QStringLiteral("A"), tr("go on by itself")},
            {QStringLiteral("N"), tr("notes and a clock")},
            {QString::fromUtf8("1 … 9"), tr("a vote, or who goes next")},
            {QStringLiteral("Shift+1 0"), tr("fewer votes, none")},
            {QStringLiteral("?"), tr("these keys")},
            {QStringLiteral("Esc"), tr("leave")}};
}

} // namespace forkyard::ui
