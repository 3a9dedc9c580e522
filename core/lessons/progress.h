// What the learner has done, kept in one JSON file. Knows lessons by their ids only.
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace forkyard::lessons {

struct LessonProgress {
    bool done = false;
    QMap<QString, QString> predictions; ///< prediction id to choice id; an empty choice was skipped openly
    QSet<QString> exercises;            ///< solved ones
    QMap<QString, int> attempts;        ///< checks of the learner's own text that failed, by exercise
    /// A class's votes: {"ends": {"zero": 12, "other": 7}}.
    QMap<QString, QMap<QString, int>> votes;
    QSet<QString> steps;                ///< of the lesson's path, by their names; see Lesson::stepIds()
    QSet<int> numberedSteps;            ///< by their place in the path, as older files have them, until nameSteps()
    /// For each program, how often runs ended with which last line: {"many.py": {"0": 3, "-5": 1}}.
    QMap<QString, QMap<QString, int>> ends;

    bool operator==(const LessonProgress &) const = default;
};

/// All changes are in memory until save(). One object owns a file; two windows on one file: the later save wins.
class Progress {
public:
    explicit Progress(QString file) : m_file(std::move(file)) {}

    /// Reads the file. No file is an empty progress and no error; one that cannot be understood is an error, stays as
    /// it is on disk, and is put aside as FILE.broken by the next save.
    Status load();

    /// Writes all of it or leaves the old file untouched. Makes the folder where it is missing.
    Status save();

    /// The same to hand in: a table with a row for each lesson, prediction and exercise that was touched (CSV, UTF-8).
    Status exportTo(const QString &file) const;

    const LessonProgress &of(const QString &lesson) const;
    void setDone(const QString &lesson, bool done);
    void setStepDone(const QString &lesson, const QString &step);
    /// Steps that an older file has by their place in the path get the names that stand there.
    void nameSteps(const QString &lesson, const QStringList &path);
    /// An empty choice means: skipped.
    void setPrediction(const QString &lesson, const QString &prediction, const QString &choice);
    /// Nothing where the learner has neither predicted nor skipped.
    std::optional<QString> prediction(const QString &lesson, const QString &prediction) const;
    void setVotes(const QString &lesson, const QString &prediction, const QString &choice, int count);
    void countAttempt(const QString &lesson, const QString &exercise);
    void setSolved(const QString &lesson, const QString &exercise);
    void countEnd(const QString &lesson, const QString &program, const QString &lastLine);
    /// Forgets the lesson.
    void reset(const QString &lesson) { m_lessons.remove(lesson); }

private:
    QString m_file;
    bool m_broken = false;
    QHash<QString, LessonProgress> m_lessons;
};

} // namespace forkyard::lessons
