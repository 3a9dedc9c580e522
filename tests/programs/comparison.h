// Finds CPython, remembers what it printed, and says in words how a run differs from it.
#pragma once

#include "tests/programs/run_child.h"

#include <optional>

namespace forkyard::programs {

struct Python {
    QString executable; ///< the interpreter itself, not a wrapper
    QString version;    ///< such as "3.11.7"

    /// Only 3.11 is the reference for tracebacks; others are held to output, exception type and exit code.
    /// It has a mistake where the program has its point.
    bool isTooOldFor(const ProgramFile &file) const;
    bool isReference() const { return version.startsWith("3.11."); }
};

/// python3.11 on the PATH, else python3; nothing where neither can be started.
std::optional<Python> findPython();

/// Runs the file on CPython, or takes what it did before from `cache`, a folder. The key is the content, the name and
/// the version. A run that timed out is not kept.
RunResult expectedOf(const ProgramFile &file, const Python &python, const QString &corpus, const QString &cache);

/// How much this version of CPython can tell about the file.
Check checkFor(const ProgramFile &file, const Python &python);

/// How `actual` differs from `expected` as far as `check` asks, in words for a programmer; empty where it does not.
/// Addresses such as 0x7f3a are all taken as the same.
QString difference(const ProgramFile &file, Check check, const RunResult &expected, const RunResult &actual);

/// Whether what the file prints may depend on how long something takes: it sleeps, sets a time limit or reads a clock.
bool dependsOnTime(const ProgramFile &file);

/// Type of the exception on the last line that names one: "ValueError" of "ValueError: text". Empty where none does.
QByteArray exceptionType(const QByteArray &errors);

} // namespace forkyard::programs
