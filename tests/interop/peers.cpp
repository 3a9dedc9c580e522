#include "tests/interop/peers.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QStandardPaths>

#include <csignal>

namespace forkyard::interop {

namespace {

/// "3.11.7", or nothing for what is no CPython 3.8 or newer.
QString versionOf(const QString &executable) {
    QProcess ask;
    ask.start(executable, {"-c", "import sys; print(sys.implementation.name, '.'.join(map(str, sys.version_info[:3])), sys.version_info >= (3, 8))"});
    if (!ask.waitForFinished(30000) || ask.exitCode() != 0) return {};
    const QStringList words = QString::fromUtf8(ask.readAllStandardOutput()).simplified().split(' ');
    return words.size() == 3 && words[0] == "cpython" && words[2] == "True" ? words[1] : QString();
}

QString pyenvFolder() {
    QProcess ask;
    ask.start("pyenv", {"root"});
    if (ask.waitForFinished(30000) && ask.exitCode() == 0) return QString::fromUtf8(ask.readAllStandardOutput()).trimmed();
    for (const QString &folder : qEnvironmentVariable("PATH").split(':'))
        if (folder.endsWith("/shims") && QDir(folder + "/../versions").exists()) return QDir::cleanPath(folder + "/..");
    return {};
}

QStringList candidates() {
    QStringList found;
    for (int minor = 8; minor <= 15; ++minor) {
        const QString path = QStandardPaths::findExecutable(QString("python3.%1").arg(minor));
        // A shim of pyenv's stands for whatever is chosen there; the folder below has them all.
        if (!path.isEmpty() && !path.contains("/shims/")) found << path;
    }
    const QString root = pyenvFolder();
    if (!root.isEmpty())
        for (const QString &version : QDir(root + "/versions").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            found << root + "/versions/" + version + "/bin/python3";
    found << "python3";
    return found;
}

} // namespace

Peer ourselves() {
    return {"Forkyard", {FORKYARD_BINARY_DIR "/forkyard", "run", "--listen-anywhere"}};
}

QList<Peer> pythons() {
    QList<Peer> found;
    QStringList versions;
    for (const QString &executable : candidates()) {
        const QString version = versionOf(executable);
        if (version.isEmpty() || versions.contains(version)) continue;
        versions << version;
        found.append({"CPython " + version, {executable}});
    }
    return found;
}

Running::Running(const Peer &peer, const QString &program, const QStringList &arguments, const QStringList &before) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // One group: what is left at the end goes with it.
    m_process.setChildProcessModifier([] { setpgid(0, 0); });
    const QStringList words = before + peer.command + QStringList{QString(FORKYARD_SOURCE_DIR "/tests/interop/programs/") + program} + arguments;
    m_process.start(words[0], words.mid(1));
}

Running::~Running() {
    const qint64 group = m_process.processId();
    if (group > 0) kill(static_cast<pid_t>(-group), SIGKILL);
    m_process.waitForFinished(5000);
}

QString Running::lineAfter(const QString &word, int seconds) {
    const QDeadlineTimer deadline(seconds * 1000);
    while (true) {
        for (const QString &line : m_output.split('\n').mid(0, m_output.count('\n')))
            if (line.startsWith(word)) return line.mid(word.size()).trimmed();
        if (deadline.hasExpired() || (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && m_process.state() == QProcess::NotRunning))
            return {};
        m_output += QString::fromUtf8(m_process.readAll());
    }
}

QString Running::outputAtEnd(int seconds) {
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(seconds * 1000);
    m_output += QString::fromUtf8(m_process.readAll());
    return ended ? m_output : m_output + "did not end\n";
}

} // namespace forkyard::interop
