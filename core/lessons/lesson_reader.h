// Reads a lesson's folder into a Lesson. The shape of lesson.json is described in resources/lessons/README.md.
#pragma once

#include "core/lessons/json_reader.h"
#include "core/lessons/lesson.h"

#include <optional>

namespace forkyard::lessons {

/// The newest "format" of lesson.json that is understood.
constexpr int lessonFormat = 1;
/// What fits one slide: the presented program's limits.
constexpr int presentedLines = 18;
constexpr int presentedColumns = 56;
/// No file of a lesson is longer, in bytes.
constexpr int largestLessonFile = 1 << 20;

/// Reads one condition, an object with one or more of the fields that condition.h lists; several mean all of them.
Condition readCondition(JsonReader reader);

/// Reads lesson.json's content. Files it names are not looked at.
Lesson readDescription(const QJsonObject &description, ProblemList &problems);

/// Whether each name that a part of the lesson mentions exists, and the limits of the presented program.
void checkLesson(const Lesson &lesson, ProblemList &problems);

/// Columns of a line in a fixed-width font, where a CJK character takes two.
int columnsOf(const QString &line);

} // namespace forkyard::lessons
