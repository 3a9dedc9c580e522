// Finds lessons in folders and keeps those that could be read. Writes nothing.
#pragma once

#include "core/base/diagnostic.h"
#include "core/lessons/lesson.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace forkyard::lessons {

/// A lesson, or none where it is unusable, and all that is wrong with its folder. The codes stand in problem.def; a
/// problem's `file` is the file it is about, its span the line where that is known.
struct LoadedLesson {
    std::optional<Lesson> lesson;
    QList<Diagnostic> problems;
};

/// Reads one lesson's folder, wherever it is.
LoadedLesson loadLesson(const QString &folder);

/// The first of the candidates that holds a lesson; empty where none does. `applicationFolder` is the program's own:
/// an installed one has its data in ../share/forkyard/lessons, one that was built in place in ../../resources/lessons.
QString findBundledLessons(const QString &applicationFolder, const QStringList &furtherCandidates = {});

class Catalogue {
public:
    /// Reads every lesson folder directly inside root. An unusable lesson is left out, and its problems are kept.
    explicit Catalogue(const QString &root = {});

    /// Adds one lesson's folder from elsewhere; one with the same folder is read again and replaced.
    /// Returns the lesson, or null where it is unusable (see problems). Pointers handed out before are void.
    const Lesson *add(const QString &folder);

    /// Ordered by chapter and number; own ones last, in the order they were added.
    const QList<Lesson> &lessons() const { return m_lessons; }
    const QList<Diagnostic> &problems() const { return m_problems; }

    /// By id ("02-fork"), by number as typed ("2", "02"), or by folder. Null where there is none.
    const Lesson *find(const QString &name) const;

private:
    QList<Lesson> m_lessons;
    QList<Diagnostic> m_problems;
};

} // namespace forkyard::lessons
