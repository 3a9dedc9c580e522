// Runs one program to its end and takes what it wrote. Ends it, and what it started, when it takes too long.
#pragma once

#include "tests/programs/program_file.h"

namespace forkyard::programs {

struct RunResult {
    QByteArray output;
    QByteArray errors;
    int exitCode = 0; ///< minus the signal's number where a signal ended it
    bool timedOut = false;
    bool started = true;

    bool operator==(const RunResult &) const = default;
};

/// Runs `command… file args…` in the corpus's folder, with standard output and error into pipes. Returns when the
/// program has ended and both pipes are closed by everybody, or after the file's timeout; then its process group is
/// killed.
RunResult runChild(const QStringList &command, const ProgramFile &file, const QString &corpus);

} // namespace forkyard::programs
