// What is missing or wrong in a lesson's folder, found by reading it and by running what is in it. For its author.
#pragma once

#include <QString>
#include <QStringList>

namespace forkyard::lessons {
struct Exercise;
struct Lesson;
} // namespace forkyard::lessons

namespace forkyard::app {

/// A sentence for each fault, with its place; none where the lesson is complete. Runs every program, so it takes as
/// long as they do.
QStringList checkLessonFolder(const QString &folder);

enum class Verdict { Solved, NotSolved, NeedsEverySchedule };

struct ExerciseResult {
    Verdict verdict = Verdict::NotSolved;
    QString trouble; ///< the last line on standard error of a run that failed, or that it did not end
    QStringList lines; ///< what that run printed
};

/// Runs an answer to the exercise once, or several times where the exercise asks for that.
ExerciseResult checkAnswer(const lessons::Exercise &exercise, const QString &file, const QString &text);

} // namespace forkyard::app
