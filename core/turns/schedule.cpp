#include "core/turns/schedule.h"

#include <charconv>

namespace forkyard::turns {

std::string textOf(const Schedule &schedule)
{
    std::string text;
    for (const Turn &turn : schedule) {
        if (!text.empty()) text += ' ';
        text += std::to_string(turn.thread) + (turn.timeOut ? '!' : 'x') + std::to_string(turn.operations);
    }
    return text;
}

Result<Schedule> parseSchedule(std::string_view text)
{
    Schedule schedule;
    for (std::size_t at = text.find_first_not_of(" \n\t"); at < text.size(); at = text.find_first_not_of(" \n\t", at)) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end;
        Turn turn;
        const auto [mark, error] = std::from_chars(word.data(), word.data() + word.size(), turn.thread);
        const bool hasMark = error == std::errc() && mark < word.data() + word.size() && (*mark == 'x' || *mark == '!');
        if (hasMark) {
            turn.timeOut = *mark == '!';
            const auto [last, wrong] = std::from_chars(mark + 1, word.data() + word.size(), turn.operations);
            if (wrong == std::errc() && last == word.data() + word.size() && turn.thread != 0) {
                schedule.push_back(turn);
                continue;
            }
        }
        return Diagnostic{"schedule.bad-turn", {std::string(word)}, {}, DiagnosticClass::UserMistake, {}};
    }
    return schedule;
}

void append(Schedule &schedule, Turn turn)
{
    if (!schedule.empty() && schedule.back().goesOnWith(turn)) schedule.back().operations += turn.operations;
    else schedule.push_back(turn);
}

std::size_t switchesOf(const Schedule &schedule)
{
    std::size_t count = 0;
    for (std::size_t i = 1; i < schedule.size(); ++i) count += schedule[i].thread != schedule[i - 1].thread;
    return count;
}

} // namespace forkyard::turns
