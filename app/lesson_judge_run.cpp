#include "app/lesson_judge_run.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace forkyard::app {

using ui::JudgeTask;

namespace {

constexpr int kStopMilliseconds = 3000;

} // namespace

LessonJudgeRun::LessonJudgeRun(QObject *parent) : LessonJudge(parent) {}

LessonJudgeRun::~LessonJudgeRun() {
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(kStopMilliseconds);
}

void LessonJudgeRun::begin(const JudgeTask &task) {
    if (isBusy()) return;
    m_task = task;
    m_error.clear();
    // The learner's text need not be saved anywhere; what it imports lies in the lesson's folder.
    m_folder = std::make_unique<QTemporaryDir>();
    const QString name = QFileInfo(task.fileName).fileName();
    for (const QFileInfo &other : QDir(task.lesson).entryInfoList({"*.py"}, QDir::Files))
        if (other.fileName() != name) QFile::copy(other.filePath(), m_folder->filePath(other.fileName()));
    QFile file(m_folder->filePath(name));
    const QByteArray bytes = task.text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return fail(file.errorString());
    file.close();

    QStringList words{task.kind == JudgeTask::Kind::Measurement ? "measure" : "check", "--json", "--gil", task.gilProfile, task.lesson};
    if (task.kind != JudgeTask::Kind::Measurement) words << task.id << file.fileName();
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &LessonJudgeRun::readProgress);
    connect(m_process.get(), &QProcess::finished, this, &LessonJudgeRun::finish);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) fail(m_process->errorString());
    });
    m_process->start(QCoreApplication::applicationFilePath(), words);
    emit started();
}

void LessonJudgeRun::stop() {
    if (m_process) m_process->terminate();
}

void LessonJudgeRun::readProgress() {
    m_process->setReadChannel(QProcess::StandardError);
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine().trimmed();
        const QJsonObject progress = QJsonDocument::fromJson(line).object();
        if (progress.contains("total")) emit progressed(progress["done"].toInt(), progress["total"].toInt());
        else if (!line.isEmpty()) m_error = QString::fromUtf8(line);
    }
}

void LessonJudgeRun::finish() {
    readProgress();
    const QByteArray output = m_process->readAllStandardOutput();
    const bool stopped = m_process->exitStatus() == QProcess::CrashExit;
    m_process.release()->deleteLater();
    if (m_task.kind == JudgeTask::Kind::Measurement) {
        if (const auto result = ui::measuredFromJson(output)) emit measured(result.value());
        else if (!stopped) fail(m_error);
    } else {
        if (const auto result = ui::evidenceFromJson(output)) emit judged(result.value());
        else if (!stopped) fail(m_error);
    }
    emit finished();
}

void LessonJudgeRun::fail(const QString &what) {
    if (m_process) m_process.release()->deleteLater();
    emit failed({"check.failed", {what.toStdString()}, {}, DiagnosticClass::UserMistake, {}});
}

} // namespace forkyard::app
