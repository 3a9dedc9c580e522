// What an exploration found, as texts that a test compares.
#pragma once

#include "tests/core/virtual/world_fixture.h"

#include <QStringList>

namespace forkyard::virtual_host {

/// "ending: output, count" of each outcome, in order.
inline QStringList endsOf(const Exploration &found)
{
    QStringList ends;
    for (const ExploredOutcome &outcome : found.outcomes)
        ends << QString::fromStdString(outcome.ending + ": " + outcome.output).trimmed() + ", " + QString::fromStdString(outcome.count);
    ends.sort();
    return ends;
}

} // namespace forkyard::virtual_host
