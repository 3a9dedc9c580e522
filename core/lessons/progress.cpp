#include "core/lessons/progress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <utility>

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

using Counts = QMap<QString, QMap<QString, int>>;

Counts countsFrom(const QJsonObject &object) {
    Counts all;
    for (const QString &name : object.keys()) {
        const QJsonObject counts = object.value(name).toObject();
        for (const QString &key : counts.keys()) all[name][key] = counts.value(key).toInt();
    }
    return all;
}

QJsonObject countsToJson(const Counts &all) {
    QJsonObject object;
    for (auto name = all.begin(); name != all.end(); ++name) {
        QJsonObject counts;
        for (auto each = name->begin(); each != name->end(); ++each) counts[each.key()] = each.value();
        object[name.key()] = counts;
    }
    return object;
}

/// One field of a CSV file.
QString quoted(QString text) {
    return '"' + text.replace('"', "\"\"") + '"';
}

LessonProgress fromJson(const QJsonObject &object) {
    LessonProgress progress;
    progress.done = object.value("done").toBool();
    const QJsonObject predictions = object.value("predictions").toObject();
    for (const QString &id : predictions.keys()) progress.predictions[id] = predictions.value(id).toString();
    for (const QJsonValue id : object.value("exercises").toArray()) progress.exercises << id.toString();
    for (const QJsonValue step : object.value("steps").toArray()) {
        if (step.isString()) progress.steps << step.toString();
        else progress.numberedSteps << step.toInt();
    }
    const QJsonObject attempts = object.value("attempts").toObject();
    for (const QString &id : attempts.keys()) progress.attempts[id] = attempts.value(id).toInt();
    progress.votes = countsFrom(object.value("votes").toObject());
    const QJsonObject ends = object.value("ends").toObject();
    progress.ends = countsFrom(ends);
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
    QStringList steps(progress.steps.begin(), progress.steps.end());
    steps.sort();
    QJsonArray stepList = QJsonArray::fromStringList(steps);
    QList<int> numbered(progress.numberedSteps.begin(), progress.numberedSteps.end());
    std::sort(numbered.begin(), numbered.end());
    for (const int step : numbered) stepList << step;
    QJsonObject attempts;
    for (auto each = progress.attempts.begin(); each != progress.attempts.end(); ++each) attempts[each.key()] = each.value();
    return {{"done", progress.done},
            {"predictions", predictions},
            {"exercises", QJsonArray::fromStringList(exercises)},
            {"steps", stepList},
            {"attempts", attempts},
            {"votes", countsToJson(progress.votes)},
            {"ends", countsToJson(progress.ends)}};
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

Status Progress::exportTo(const QString &file) const {
    QStringList rows{"lesson,kind,id,result,attempts"};
    const auto add = [&](const QString &lesson, const QString &kind, const QString &id, const QString &result, const QString &attempts) {
        rows << QStringList{quoted(lesson), kind, quoted(id), quoted(result), attempts}.join(',');
    };
    QStringList ids = m_lessons.keys();
    ids.sort();
    for (const QString &id : ids) {
        const LessonProgress &lesson = m_lessons[id];
        add(id, "lesson", {}, lesson.done ? "done" : "begun", {});
        for (auto each = lesson.predictions.begin(); each != lesson.predictions.end(); ++each)
            add(id, "prediction", each.key(), each.value().isEmpty() ? "skipped" : each.value(), {});
        QSet<QString> exercises = lesson.exercises;
        for (const QString &tried : lesson.attempts.keys()) exercises << tried;
        QStringList sorted(exercises.begin(), exercises.end());
        sorted.sort();
        for (const QString &exercise : sorted)
            add(id, "exercise", exercise, lesson.exercises.contains(exercise) ? "solved" : "tried", QString::number(lesson.attempts.value(exercise)));
    }
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly)) return problem("progress.unwritable", file, target.errorString());
    target.write((rows.join('\n') + '\n').toUtf8());
    if (!target.commit()) return problem("progress.unwritable", file, target.errorString());
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

void Progress::setStepDone(const QString &lesson, const QString &step) {
    m_lessons[lesson].steps << step;
}

void Progress::nameSteps(const QString &lesson, const QStringList &path) {
    const auto found = m_lessons.find(lesson);
    if (found == m_lessons.end()) return;
    for (const int step : std::exchange(found->numberedSteps, {})) {
        if (step >= 0 && step < path.size()) found->steps << path[step];
    }
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

void Progress::setVotes(const QString &lesson, const QString &prediction, const QString &choice, int count) {
    m_lessons[lesson].votes[prediction][choice] = count;
}

void Progress::countAttempt(const QString &lesson, const QString &exercise) {
    ++m_lessons[lesson].attempts[exercise];
}

void Progress::setSolved(const QString &lesson, const QString &exercise) {
    m_lessons[lesson].exercises << exercise;
}

void Progress::countEnd(const QString &lesson, const QString &program, const QString &lastLine) {
    ++m_lessons[lesson].ends[program][lastLine];
}

} // namespace forkyard::lessons
