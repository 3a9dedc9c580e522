#include "core/live/fresh_start.h"

#include <cstdlib>
#include <cstring>

namespace forkyard::live {

namespace {
constexpr int kNumbers = 9; // after the mark
constexpr int kCommand = 2 + kNumbers;
} // namespace

std::vector<std::string> FreshStart::commandLine() const {
    std::vector<std::string> words{"forkyard-host", kMark};
    for (std::int64_t number :
         {std::int64_t{memory}, std::int64_t{ring}, std::int64_t{identity.process}, std::int64_t{identity.parent},
          std::int64_t{identity.thread}, std::int64_t{identity.gil}, std::int64_t{identity.place},
          std::int64_t{(isFile ? 1 : 0) + (unbuffered ? 2 : 0)}, std::int64_t{identity.turns}}) {
        words.push_back(std::to_string(number));
    }
    words.push_back(command);
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

bool FreshStart::readWords(const std::vector<std::string> &words) {
    std::size_t at = 1;
    for (; at < words.size() && words[at].size() == 2 && words[at][0] == '-' && words[at][1] != 'c'; ++at) {
        if (std::strchr("uBEsSIOq", words[at][1]) == nullptr) return false;
        unbuffered = unbuffered || words[at][1] == 'u';
    }
    const bool isText = at + 1 < words.size() && words[at] == "-c";
    if (at >= words.size() || (!isText && words[at][0] == '-')) return false;
    isFile = !isText;
    command = words[isText ? at + 1 : at];
    arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (isText) arguments.erase(arguments.begin() + 1);
    return true;
}

std::optional<FreshStart> FreshStart::fromCommandLine(int argc, char **argv) {
    if (argc <= kCommand || std::strcmp(argv[1], kMark) != 0) return std::nullopt;
    std::int64_t numbers[kNumbers];
    for (int i = 0; i < kNumbers; ++i) {
        char *end = nullptr;
        numbers[i] = std::strtoll(argv[2 + i], &end, 10);
        if (*end || end == argv[2 + i]) return std::nullopt;
    }
    FreshStart start;
    start.memory = static_cast<int>(numbers[0]);
    start.ring = static_cast<int>(numbers[1]);
    start.identity.process = static_cast<trace::ObjectId>(numbers[2]);
    start.identity.parent = static_cast<trace::ObjectId>(numbers[3]);
    start.identity.thread = static_cast<trace::ObjectId>(numbers[4]);
    start.identity.gil = static_cast<trace::ObjectId>(numbers[5]);
    start.identity.place = static_cast<int>(numbers[6]);
    start.isFile = numbers[7] & 1;
    start.unbuffered = numbers[7] & 2;
    start.identity.turns = static_cast<std::uint32_t>(numbers[8]);
    start.command = argv[kCommand];
    start.arguments.assign(argv + kCommand + 1, argv + argc);
    return start;
}

} // namespace forkyard::live
