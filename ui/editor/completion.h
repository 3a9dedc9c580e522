// What can stand where the cursor is: modules after import, a module's names after its dot, an object's after its own, else what
// the program and the language know. Pure functions over text.
#pragma once

#include "ui/editor/module_names.h"

namespace forkyard::ui {

struct Completion {
    QString name;
    /// "(target=None)"
    QString signature = {};
    /// One line in the reader's language; empty where there is none.
    QString help = {};
    bool operator==(const Completion &) const = default;
};

struct Completions {
    /// Where the word begins that is to be replaced.
    qsizetype from = 0;
    /// The word begins behind a dot or in an import: a list can open by itself.
    bool isCertain = false;
    /// In the order of the alphabet, those that only others may use (_x) last.
    QList<Completion> list = {};
};

Completions completionsAt(const ModuleNames &names, const QString &text, qsizetype position, Language language);

/// The call that the position stands in the brackets of: "Queue(maxsize=0)" with its help; an empty name where there is none.
Completion callAt(const ModuleNames &names, const QString &text, qsizetype position, Language language);

} // namespace forkyard::ui
