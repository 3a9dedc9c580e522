// The two kinds of peers: every CPython of this machine, and Forkyard. Finds them and runs their programs; knows no protocol.
#pragma once

#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace forkyard::interop {

/// Something that runs a .py file.
struct Peer {
    QString name;        ///< "CPython 3.11.7", "Forkyard"
    QStringList command; ///< before the file
};

Peer ourselves();
/// One of each version from 3.8 on: python3 and python3.8 … on PATH, and those in pyenv's folder (`pyenv root`, or PATH's shims).
QList<Peer> pythons();

/// A program that is running. Ends with its object, however far it is.
class Running {
public:
    /// `before`: words in front of the command, such as those that enter a network namespace.
    Running(const Peer &peer, const QString &program, const QStringList &arguments, const QStringList &before = {});
    ~Running();

    /// Its first line that begins with the word, without it; empty where it ended or `seconds` passed.
    QString lineAfter(const QString &word, int seconds = 30);
    /// Everything it wrote, once it has ended; "did not end" with it where it has not.
    QString outputAtEnd(int seconds = 60);
    int exitCode() const { return m_process.exitCode(); }
    qint64 id() const { return m_process.processId(); }

private:
    QProcess m_process;
    QString m_output;
};

} // namespace forkyard::interop
