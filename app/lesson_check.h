// What is missing or wrong in a lesson's folder, found by reading it and by running what is in it. For its author.
#pragma once

#include <QString>
#include <QStringList>

namespace forkyard::app {

/// A sentence for each fault, with its place; none where the lesson is complete. Runs every program, so it takes as
/// long as they do.
QStringList checkLessonFolder(const QString &folder);

} // namespace forkyard::app
