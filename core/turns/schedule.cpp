#include "core/turns/schedule.h"

#include <algorithm>
#include <charconv>

namespace forkyard::turns {

std::string textOf(const Schedule &schedule)
{
    std::string text;
    for (const Turn &turn : schedule) {
        if (!text.empty()) text += ' ';
        if (turn.isRound) text += '(';
        text += std::to_string(turn.thread) + (turn.timeOut ? '!' : 'x') + std::to_string(turn.operations);
    }
    if (roundOf(schedule) < schedule.size()) text += ')';
    return text;
}

Result<Schedule> parseSchedule(std::string_view text)
{
    Schedule schedule;
    bool hasRound = false, isClosed = false;
    for (std::size_t at = text.find_first_not_of(" \n\t"); at < text.size(); at = text.find_first_not_of(" \n\t", at)) {
        const std::size_t after = std::min(text.find_first_of(" \n\t", at), text.size());
        const std::string_view word = text.substr(at, after - at);
        at = after;
        Turn turn;
        std::string_view told = word;
        turn.isRound = !hasRound && told.starts_with('(');
        hasRound = hasRound || turn.isRound;
        if (turn.isRound) told.remove_prefix(1);
        const bool isAfterAll = isClosed;
        isClosed = hasRound && told.ends_with(')');
        if (isClosed) told.remove_suffix(1);
        const char *const end = told.data() + told.size();
        const auto [mark, error] = std::from_chars(told.data(), end, turn.thread);
        const bool hasMark = error == std::errc() && mark < end && (*mark == 'x' || *mark == '!');
        if (hasMark && !isAfterAll) {
            turn.timeOut = *mark == '!';
            const auto [last, wrong] = std::from_chars(mark + 1, end, turn.operations);
            if (wrong == std::errc() && last == end && turn.thread != 0) {
                schedule.push_back(turn);
                continue;
            }
        }
        return Diagnostic{"schedule.bad-turn", {std::string(word)}, {}, DiagnosticClass::UserMistake, {}};
    }
    if (hasRound && !isClosed) return Diagnostic{"schedule.bad-turn", {std::string(text.substr(text.find('(')))}, {}, DiagnosticClass::UserMistake, {}};
    return schedule;
}

void append(Schedule &schedule, Turn turn)
{
    if (!schedule.empty() && schedule.back().goesOnWith(turn)) schedule.back().operations += turn.operations;
    else schedule.push_back(turn);
}

std::size_t roundOf(const Schedule &schedule)
{
    return static_cast<std::size_t>(std::find_if(schedule.begin(), schedule.end(), [](const Turn &turn) { return turn.isRound; }) - schedule.begin());
}

std::size_t switchesOf(const Schedule &schedule)
{
    std::size_t count = 0;
    for (std::size_t i = 1; i < schedule.size(); ++i) count += schedule[i].thread != schedule[i - 1].thread;
    return count;
}

} // namespace forkyard::turns
