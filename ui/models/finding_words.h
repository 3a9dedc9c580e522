// What was found in a run, in full sentences, and where to look. Paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

namespace forkyard::ui {

/// "Deadlock: T1 waits for lock b, which T2 holds; …" in the current language.
QString findingSentence(const RunModel &run, const trace::Finding &finding);

/// The event that shows best what was found: where the playhead goes.
trace::EventIndex findingEvent(const trace::Finding &finding);

/// The playhead goes there, the event is selected, and its line is shown.
void showFinding(RunModel &run, const trace::Finding &finding);

/// How much it says of a run whose window shows nothing else in words: 0 for what stands in the console, or is small.
int findingWeight(trace::FindingKind kind);

/// What is told first: by weight, and the main thread's exception, which gives the exit code, before another thread's. 0: not told.
int findingRank(const RunModel &run, const trace::Finding &finding);

} // namespace forkyard::ui
