// A schedule: whose turn it was, and for how many visible operations. Its text form is short enough to paste: "1x12 2x4 1x9";
// "2!3" is a turn that begins with thread 2 giving up its wait because time has passed; "1x3 (2x4 1x2)" never ends: what stands in
// brackets is done again and again.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::turns {

/// Long runs have millions of them: no room is left between its parts.
struct Turn {
    std::uint32_t thread = 0;
    bool timeOut = false;
    bool isRound = false; ///< where the schedule has come to its end, it goes on here
    std::uint64_t operations = 0;

    Turn() = default;
    Turn(std::uint32_t itsThread, std::uint64_t itsOperations, bool isTimeOut) : thread(itsThread), timeOut(isTimeOut), operations(itsOperations) {}
    bool operator==(const Turn &) const = default;
    /// Whether `next` is no turn of its own after this one. A turn of none is a wait that came to its end, which others can see: it keeps its place.
    bool goesOnWith(const Turn &next) const { return thread == next.thread && !next.timeOut && !next.isRound && next.operations > 0; }
};

using Schedule = std::vector<Turn>;

std::string textOf(const Schedule &schedule);
/// Errors: schedule.bad-turn (the word).
Result<Schedule> parseSchedule(std::string_view text);
/// Turns of the same thread that follow each other become one, but for those of no operation.
void append(Schedule &schedule, Turn turn);
/// Where it goes on when it has come to its end; as many as there are turns: nowhere.
std::size_t roundOf(const Schedule &schedule);
/// Changes from one thread to another.
std::size_t switchesOf(const Schedule &schedule);

} // namespace forkyard::turns
