// States of the trace in words and looks. Knows the trace's enums and no store.
#pragma once

#include "core/trace/lane.h"
#include "ui/kit/state_paint.h"

#include <QString>

namespace forkyard::ui {

/// The texture of a lane's state; Absent looks like Ended (nothing but a cap), callers leave it out.
StateLook lookOf(trace::LaneState state);

/// What a thread does, in the current language. `began` is the kind of the event that began the state and `reason` the
/// name of what it waits for (may be empty).
QString stateWords(trace::LaneState state, trace::EventKind began, const QString &reason);

/// Whether the state is that of a thread which its process's end has cut off: `began`, the event that began it, is another one's.
bool isCutOff(trace::LaneId lane, trace::LaneState state, const trace::Event &began);

/// What a thread waits for in I/O, by the text of its IoWaitBegin ("accept at 127.0.0.1:5000") and the name of its object, which may
/// be empty.
QString ioWords(const QString &text, const QString &name);

/// What a task does: "its turn", "awaits sleep(1)". `awaits`: what it waits for, or the exception it ended with.
QString taskWords(trace::LaneState state, const QString &awaits, bool isCancelled);

/// What an event is, as a short phrase: "puts an item", "takes the lock".
QString eventWords(trace::EventKind kind);

} // namespace forkyard::ui
