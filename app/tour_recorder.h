// Runs a tour's live parts and keeps their traces beside it, so that the tour is the same each time from then on.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/tour.h"

#include <functional>

namespace forkyard::app {

/// Records every run of the tour, each at most `tries` times until it prints what the tour needs and has every moment that the
/// tour names. `say`: a line about each. Errors: tour.not-met (program, tries, why),
/// tour.cannot-choose (program, which choice, thread, who could go on), tour.not-explored (program), tour.needs-stepping (program), those of a run.
Status recordTour(const lessons::Lesson *lesson, const lessons::Tour &tour, int tries, const std::function<void(const QString &)> &say);

} // namespace forkyard::app
