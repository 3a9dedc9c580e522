// Gathers what lessons judge by: many runs of a program on this machine, or all of its schedules. Words nothing.
#pragma once

#include "app/lesson_runs.h"
#include "core/lessons/lesson.h"
#include "ui/lesson/evidence.h"

#include <functional>
#include <optional>

namespace forkyard::app {

using Progressed = std::function<void(int done, int total)>;

struct Gathering {
    QString file; ///< the program's path, for tracebacks and imports
    QString text;
    QString gil = "any";
    Progressed progressed = {};
    QString startedAs = {}; ///< for an exercise: the text that it hands out
};

/// Whether the answer solves the exercise: by one run, by several, or by every schedule. Where it asks for every schedule and
/// that cannot be had, the verdict is at best Undecided.
ui::Evidence judgeAnswer(const lessons::Exercise &exercise, const Gathering &gathering);

/// What the prediction's program comes to, and which choices that bears out.
ui::Evidence answerPrediction(const lessons::Prediction &prediction, const Gathering &gathering);

/// Runs the measuring program so many times and takes each row's median; a row that never came has none. `cores`: at most so
/// many of the machine's are used; 0: as many as there are.
ui::Measured measure(const lessons::Measurement &measurement, const Gathering &gathering, int cores = 0);

} // namespace forkyard::app
