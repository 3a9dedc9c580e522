// What the language's own exceptions mean, and what to do, in the window's language: the messages themselves are English, as CPython's
// are. Knows texts only.
#pragma once

#include <QString>

namespace forkyard::ui {

/// A sentence or two about "NameError: name 'x' is not defined"; empty for what speaks for itself, as a program's own exceptions.
QString errorExplanation(const QString &error);

} // namespace forkyard::ui
