// The keys of presenting, as the sheet, the notes and the screen itself list them. Must not know what they do.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

namespace forkyard::ui {

class PresentKeys {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::PresentKeys)

public:
    /// Each with what it does, in the language of the moment.
    static QList<std::pair<QString, QString>> all();
};

} // namespace forkyard::ui
