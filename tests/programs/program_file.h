// One program of the corpus and the directives in its first comment lines. Runs nothing.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace forkyard::programs {

/// What of a run must be the same.
enum class Check {
    All,      ///< standard output, standard error, exit code
    Type,     ///< standard output, the type of the last exception on standard error, exit code
    ExitOnly, ///< the exit code
};

/// Directives, each a comment line `# name: value` before the program's first other line. What else stands in those
/// lines is prose, and prose has no colon after its first word.
///   args: words, quoted as in a shell       given to the program
///   stdin: text, with \n and \\             given on standard input, which is empty otherwise
///   order: any                              lines may come in any order
///   check: all | type | exit-only           how much is compared (all)
///   options: words                          given to `forkyard run` before the file
///   timeout: seconds                        20 where not given
///   python: 3.11                            prints what other versions word differently: there only the exit code
///   counts
///   mended-in: 3.11.7                       older ones have a mistake here, so they are not asked
struct ProgramFile {
    QString name; ///< relative to the corpus, such as "os/pids.py"
    QByteArray text;
    QStringList args;
    QByteArray input;
    bool anyOrder = false;
    Check check = Check::All;
    QStringList options;
    int timeoutSeconds = 20;
    bool referenceOnly = false;
    QString mendedIn; ///< version of CPython; empty: any will do
    QStringList mistakes; ///< unknown directives and values
};

ProgramFile readProgramFile(const QString &name, const QByteArray &text);

/// Names of all programs below the folder, sorted.
QStringList findPrograms(const QString &folder);

} // namespace forkyard::programs
