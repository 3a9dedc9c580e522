// What was found in a run, in full sentences, and where to look. Paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

namespace forkyard::ui {

/// "Deadlock: T1 waits for lock b, which T2 holds; …" in the current language.
QString findingSentence(const RunModel &run, const trace::Finding &finding);

/// The event that shows best what was found: where the playhead goes.
trace::EventIndex findingEvent(const trace::Finding &finding);

} // namespace forkyard::ui
