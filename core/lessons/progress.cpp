#include "core/lessons/progress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace forkyard::lessons {

namespace {

constexpr int progressFormat = 1;

Diagnostic problem(const char *code, const QString &file, const QString &reason) {
    Diagnostic result;
    result.code = code;
    result.arguments = {file.toStdString(), reason.toStdString()};
    result.file = file.toStdString();
    return result;
}

LessonProgress fromJson(const QJsonObject &object) {
    LessonProgress progress;
    progress.done = object.value("done").toBool();
    const QJsonObject predictions = object.value("predictions").toObject();
    for (const QString &id : predictions.keys()) progress.predictions[id] = predictions.value(id).toString();
    for (const QJsonValue id : object.value("exercises").toArray()) progress.exercises << id.toString();
    for (const QJsonValue step : object.value("steps").toArray()) progress.steps << step.toInt();
    const QJsonObject ends = object.value("ends").toObject();
    for (const QString &program : ends.keys()) {
        const QJsonObject counts = ends.value(program).toObject();
        for (const QString &line : counts.keys()) progress.ends[program][line] = counts.value(line).toInt();
    }
    return progress;
}

/// Sets come out sorted, so that the same progress is the same file.
QJsonObject toJson(const LessonProgress &progress) {
    QJsonObject predictions;
    for (auto each = progress.predictions.begin(); each != progress.predictions.end(); ++each) {
        predictions[each.key()] = each.value();
    }
    QStringList exercises(progress.exercises.begin(), progress.exercises.end());
    exercises.sort();
    QList<int> steps(progress.steps.begin(), progress.steps.end());
    std::sort(steps.begin(), steps.end());
    QJsonArray stepList;
    for (const int step : steps) stepList << step;
    QJsonObject ends;
    for (auto program = progress.ends.begin(); program != progress.ends.end(); ++program) {
        QJsonObject counts;
        for (auto end = program->begin(); end != program->end(); ++end) counts[end.key()] = end.value();
        ends[program.key()] = counts;
    }
    return {{"done", progress.done},
            {"predictions", predictions},
            {"exercises", QJsonArray::fromStringList(exercises)},
            {"steps", stepList},
            {"ends", ends}};
}

} // namespace

Status Progress::load() {
    m_lessons.clear();
    m_broken = false;
    QFile source(m_file);
    if (!source.exists()) return Nothing{};
    if (!source.open(QIODevice::ReadOnly)) return problem("progress.unreadable", m_file, source.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(source.readAll(), &error);
    const bool understood = document.isObject() && document.object().value("format").toInt() == progressFormat;
    if (!understood) {
        m_broken = true;
        return problem("progress.unreadable", m_file, error.errorString());
    }
    const QJsonObject lessons = document.object().value("lessons").toObject();
    for (const QString &id : lessons.keys()) m_lessons[id] = fromJson(lessons.value(id).toObject());
    return Nothing{};
}

Status Progress::save() {
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    if (m_broken) {
        QFile::remove(m_file + ".broken");
        QFile::rename(m_file, m_file + ".broken");
        m_broken = false;
    }
    QJsonObject lessons;
    for (auto each = m_lessons.begin(); each != m_lessons.end(); ++each) lessons[each.key()] = toJson(each.value());
    QSaveFile target(m_file);
    if (!target.open(QIODevice::WriteOnly)) return problem("progress.unwritable", m_file, target.errorString());
    target.write(QJsonDocument(QJsonObject{{"format", progressFormat}, {"lessons", lessons}}).toJson());
    if (!target.commit()) return problem("progress.unwritable", m_file, target.errorString());
    return Nothing{};
}

const LessonProgress &Progress::of(const QString &lesson) const {
    static const LessonProgress nothing;
    const auto found = m_lessons.find(lesson);
    return found == m_lessons.end() ? nothing : found.value();
}

void Progress::setDone(const QString &lesson, bool done) {
    m_lessons[lesson].done = done;
}

void Progress::setStepDone(const QString &lesson, int step) {
    m_lessons[lesson].steps << step;
}

void Progress::setPrediction(const QString &lesson, const QString &prediction, const QString &choice) {
    m_lessons[lesson].predictions[prediction] = choice;
}

std::optional<QString> Progress::prediction(const QString &lesson, const QString &prediction) const {
    const LessonProgress &progress = of(lesson);
    const auto found = progress.predictions.find(prediction);
    if (found == progress.predictions.end()) return std::nullopt;
    return found.value();
}

void Progress::setSolved(const QString &lesson, const QString &exercise) {
    m_lessons[lesson].exercises << exercise;
}

void Progress::countEnd(const QString &lesson, const QString &program, const QString &lastLine) {
    ++m_lessons[lesson].ends[program][lastLine];
}

} // namespace forkyard::lessons
