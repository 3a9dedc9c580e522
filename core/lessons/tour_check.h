// What is wrong with a tour that can be read: what it names and is not there. Looks at the lesson and at files; runs nothing, knows no trace.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/tour.h"

namespace forkyard::lessons {

/// Each with its line, the first first: tour.no-program (file), tour.no-constant (name, file), tour.bad-setting (name, value, those that fit),
/// tour.no-event (word), tour.no-prediction (id), tour.no-sound (file). `lesson` may be null.
QList<Diagnostic> checkTour(const Tour &tour, const Lesson *lesson);

} // namespace forkyard::lessons
