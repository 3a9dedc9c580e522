// Runs the tests' Python scripts with python3.11, the language's reference. For tests.
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

namespace forkyard::lang {

/// Null where there is no python3.11 that runs; a test that needs it is skipped then.
class ReferencePython {
public:
    ReferencePython() {
        const QString found = QStandardPaths::findExecutable("python3.11");
        if (found.isEmpty()) return;
        QProcess process;
        process.start(found,
                      {"-c", "import sys, os; print(sys.version_info[:2] == (3, 11), os.path.dirname(os.__file__))"});
        if (!process.waitForFinished() || process.exitCode() != 0) return;
        const QString answer = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        if (!answer.startsWith("True ")) return;
        m_program = found;
        m_library = answer.mid(5);
    }

    bool isThere() const { return !m_program.isEmpty(); }
    /// The folder of its standard library.
    QString library() const { return m_library; }

    /// Runs a script of this folder to its end; its standard error if it failed.
    QString run(const QString &script, const QStringList &arguments) const {
        QProcess process;
        process.start(m_program,
                      QStringList{QStringLiteral(FORKYARD_SOURCE_DIR "/tests/core/lang/") + script} + arguments);
        if (!process.waitForFinished(200'000)) return "did not finish";
        return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
    }

private:
    QString m_program;
    QString m_library;
};

inline QByteArray readFile(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace forkyard::lang
