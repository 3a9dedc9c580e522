// What `record` and `tour` are asked for by name: a lesson, a tour's file, a trace. Runs nothing.
#pragma once

#include "core/lessons/catalogue.h"
#include "ui/present/presentation.h"

#include <memory>
#include <optional>

namespace forkyard::app {

/// Keeps what a presentation looks at alive.
struct TourSource {
    std::unique_ptr<lessons::Catalogue> catalogue;
    const lessons::Lesson *lesson = nullptr;
    std::optional<Diagnostic> warning; ///< the trace was cut short: what there is of it can be shown
};

/// A lesson by id, number or folder, or the folder that a tour's file lies in; null where there is none.
const lessons::Lesson *findLesson(TourSource &source, const QString &name);

/// The text of the tour that is meant: a lesson's, one by its file, or the one beside a program; empty where there is none.
QString tourFileOf(const lessons::Lesson *lesson, const QString &name);

/// Errors: tour.nothing-there (name), and those of readTour and openTrace.
Result<std::unique_ptr<ui::Presentation>> openPresentation(const ui::Kit &kit, TourSource &source, const QString &name);

} // namespace forkyard::app
