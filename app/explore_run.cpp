#include "app/explore_run.h"

#include "core/session/session.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace forkyard::app {

namespace {

/// How long an exploration that was asked to stop may take to say what it has found.
constexpr int stopMilliseconds = 3000;
/// Nobody has to wait for that: what it may take is bounded too, and it can be paused and stopped.
const QString mostStates = "100000000";
/// Modules beside the program that go along with it.
constexpr int mostNeighbours = 200;

} // namespace

ExploreRun::ExploreRun(QObject *parent) : ExploreController(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(stopMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_process) m_process->kill();
    });
}

ExploreRun::~ExploreRun() {
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(stopMilliseconds);
}

bool ExploreRun::writeProgram(const QString &program, const QString &fileName, const QString &directory) {
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) return false;
    const QString name = QFileInfo(fileName).fileName();
    m_file = m_folder->filePath(name.isEmpty() ? QString("program.py") : name);
    const QFileInfoList neighbours = directory.isEmpty() ? QFileInfoList() : QDir(directory).entryInfoList({"*.py"}, QDir::Files);
    for (const QFileInfo &neighbour : neighbours.mid(0, mostNeighbours))
        if (neighbour.fileName() != QFileInfo(m_file).fileName()) QFile::copy(neighbour.filePath(), m_folder->filePath(neighbour.fileName()));
    QFile file(m_file);
    const QByteArray bytes = program.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

void ExploreRun::explore(const QString &program, const QString &fileName, const ui::ExploreOptions &options) {
    if (isExploring()) return;
    if (!writeProgram(program, fileName, options.directory)) return fail("explore.no-folder", m_folder->errorString());
    m_errors.clear();
    m_isPaused = false;
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &ExploreRun::readProgress);
    connect(m_process.get(), &QProcess::finished, this, &ExploreRun::finish);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) fail("explore.not-started", m_process->errorString());
    });
    m_process->start(QString::fromStdString(session::defaultHostProgram()),
                     {"explore", "--json", "--progress", "--graph", "--max-states", mostStates, "--by", options.by, "--gil", options.gilProfile, m_file});
    emit started();
}

void ExploreRun::stop() {
    if (!m_process || m_process->processId() <= 0) return;
    // As Ctrl+C in a terminal: it says what it has found so far.
    ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
    setPaused(false);
    m_patience.start();
}

void ExploreRun::setPaused(bool paused) {
    if (!m_process || m_process->processId() <= 0 || m_isPaused == paused) return;
    m_isPaused = paused;
    // As Ctrl+Z in a terminal: it looks at the clock before it stands still.
    ::kill(static_cast<pid_t>(m_process->processId()), paused ? SIGTSTP : SIGCONT);
}

void ExploreRun::readProgress() {
    m_process->setReadChannel(QProcess::StandardError);
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine();
        const QJsonObject progress = QJsonDocument::fromJson(line).object();
        if (progress.contains("states"))
            emit progressed(static_cast<qint64>(progress["states"].toDouble()), static_cast<qint64>(progress["outcomes"].toDouble()));
        else
            m_errors += line;
    }
}

void ExploreRun::finish() {
    m_isPaused = false;
    m_patience.stop();
    readProgress();
    m_errors += m_process->readAllStandardError();
    const QByteArray output = m_process->readAllStandardOutput();
    m_process.release()->deleteLater();
    const Result<ui::Exploration> result = ui::explorationFromJson(output);
    if (result) emit finished(result.value());
    else if (m_errors.trimmed().isEmpty()) emit problem(result.error());
    else fail("explore.failed", QString::fromUtf8(m_errors).trimmed().section('\n', -1));
}

void ExploreRun::fail(const char *code, const QString &what) {
    if (m_process) m_process.release()->deleteLater();
    emit problem({code, {what.toStdString()}, {}, DiagnosticClass::UserMistake, {}});
}

} // namespace forkyard::app
