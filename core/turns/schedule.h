// A schedule: whose turn it was, and for how many visible operations. Its text form is short enough to paste: "1x12 2x4 1x9";
// "2!3" is a turn that begins with thread 2 giving up its wait because time has passed.
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
    std::uint64_t operations = 0;

    Turn() = default;
    Turn(std::uint32_t itsThread, std::uint64_t itsOperations, bool isTimeOut) : thread(itsThread), timeOut(isTimeOut), operations(itsOperations) {}
    bool operator==(const Turn &) const = default;
    /// Whether `next` is no turn of its own after this one. A turn of none is a wait that came to its end, which others can see: it keeps its place.
    bool goesOnWith(const Turn &next) const { return thread == next.thread && !next.timeOut && next.operations > 0; }
};

using Schedule = std::vector<Turn>;

std::string textOf(const Schedule &schedule);
/// Errors: schedule.bad-turn (the word).
Result<Schedule> parseSchedule(std::string_view text);
/// Turns of the same thread that follow each other become one, but for those of no operation.
void append(Schedule &schedule, Turn turn);
/// Changes from one thread to another.
std::size_t switchesOf(const Schedule &schedule);

} // namespace forkyard::turns
