#include "core/virtual/network.h"

#include <algorithm>
#include <charconv>
#include <cctype>
#include <cmath>

namespace forkyard::virtual_host {

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find_first_not_of(separators); at < text.size(); at = text.find_first_not_of(separators, at)) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end;
    }
    return parts;
}

/// "*" stands for anything, once.
bool matches(std::string_view pattern, std::string_view name)
{
    const std::size_t star = pattern.find('*');
    if (star == pattern.npos) return pattern == name;
    const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) && name.ends_with(after);
}

bool isName(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.'; });
}

bool readNumber(std::string_view word, double &number, std::string_view &unit)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    unit = word.substr(static_cast<std::size_t>(end - word.data()));
    return error == std::errc() && number >= 0 && number <= 1e9;
}

/// "20ms", "3s", "500us".
std::optional<std::int64_t> readTime(std::string_view word)
{
    double number = 0;
    std::string_view unit;
    if (!readNumber(word, number, unit)) return std::nullopt;
    const double factor = unit == "s" ? 1e9 : unit == "ms" ? 1e6 : unit == "us" ? 1e3 : 0;
    return factor == 0 ? std::nullopt : std::optional<std::int64_t>(std::llround(number * factor));
}

Diagnostic mistake(const char *code, std::string_view word) { return {code, {std::string(word)}, {}, DiagnosticClass::UserMistake, {}}; }

Status readMachines(std::string_view clause, NetworkPlan &plan)
{
    for (const std::string_view word : split(clause, " \t\n")) {
        const std::size_t sign = word.find('=');
        MachinePlan machine{std::string(word.substr(0, sign)), {}, {}};
        if (!isName(machine.name) || machine.name == "localhost") return mistake("network.bad-word", word);
        if (plan.find(machine.name) < plan.machines.size()) return mistake("network.two-machines", machine.name);
        for (const std::string_view each : split(sign == word.npos ? std::string_view() : word.substr(sign + 1), ","))
            (each.ends_with(".py") ? machine.programs : machine.processes).emplace_back(each);
        plan.machines.push_back(std::move(machine));
    }
    if (plan.machines.size() > NetworkPlan::MostMachines) return mistake("network.too-many", std::to_string(NetworkPlan::MostMachines));
    return Nothing{};
}

/// "master", "master-worker"; a machine's own name may have a hyphen in it.
bool readPlace(std::string_view word, const NetworkPlan &plan, LinkPlan &link)
{
    const std::size_t all = plan.machines.size();
    if ((link.one = plan.find(word)) < all) return true;
    for (std::size_t hyphen = word.find('-'); hyphen != word.npos; hyphen = word.find('-', hyphen + 1)) {
        link.one = plan.find(word.substr(0, hyphen));
        link.other = plan.find(word.substr(hyphen + 1));
        if (link.one < all && link.other < all) return true;
    }
    return false;
}

/// "delay 20ms", "delay master-worker 20ms", "loss 5%", "cut worker 3s 8s", "cut worker 3s": for ever.
Status readLink(std::string_view clause, NetworkPlan &plan)
{
    std::vector<std::string_view> words = split(clause, " \t\n");
    const std::string_view what = words.front();
    words.erase(words.begin());
    LinkPlan link;
    if (!words.empty() && !std::isdigit(static_cast<unsigned char>(words.front().front()))) {
        if (!readPlace(words.front(), plan, link)) return mistake("network.no-machine", words.front());
        words.erase(words.begin());
    }
    if (words.empty()) return mistake("network.bad-word", what);
    if (what == "loss" && words.size() == 1) {
        double number = 0;
        std::string_view unit;
        if (!readNumber(words[0], number, unit) || unit != "%" || number > 100) return mistake("network.bad-word", words[0]);
        link.loss = number;
    } else if (what == "delay" && words.size() == 1) {
        link.delay = readTime(words[0]);
        if (!link.delay) return mistake("network.bad-word", words[0]);
    } else if (what == "cut" && words.size() <= 2) {
        const auto from = readTime(words[0]), until = words.size() == 2 ? readTime(words[1]) : std::optional<std::int64_t>(INT64_MAX);
        if (!from || !until || *until <= *from) return mistake("network.bad-word", words.back());
        link.cutFrom = *from;
        link.cutUntil = *until;
    } else {
        return mistake("network.bad-word", what);
    }
    plan.links.push_back(link);
    return Nothing{};
}

} // namespace

bool LinkPlan::concerns(std::size_t a, std::size_t b) const
{
    if (one == Any) return true;
    if (other == Any) return one == a || one == b;
    return (one == a && other == b) || (one == b && other == a);
}

std::size_t NetworkPlan::find(std::string_view name) const
{
    return static_cast<std::size_t>(std::find_if(machines.begin(), machines.end(), [&](const MachinePlan &m) { return m.name == name; }) - machines.begin());
}

std::optional<std::size_t> NetworkPlan::placeOf(std::string_view process, std::size_t number) const
{
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < machines.size(); ++i)
        if (std::any_of(machines[i].processes.begin(), machines[i].processes.end(), [&](const std::string &pattern) { return matches(pattern, process); })) fitting.push_back(i);
    if (fitting.empty()) return std::nullopt;
    return fitting[number % fitting.size()];
}

std::int64_t NetworkPlan::delay(std::size_t a, std::size_t b) const
{
    if (a == b) return 0;
    std::int64_t delay = 0;
    for (const LinkPlan &link : links)
        if (link.delay && link.concerns(a, b)) delay = *link.delay;
    return delay;
}

double NetworkPlan::loss(std::size_t a, std::size_t b) const
{
    if (a == b) return 0;
    double loss = 0;
    for (const LinkPlan &link : links)
        if (link.loss && link.concerns(a, b)) loss = *link.loss;
    return loss;
}

bool NetworkPlan::isCut(std::size_t a, std::size_t b, std::int64_t time) const
{
    if (a == b) return false;
    return std::any_of(links.begin(), links.end(), [&](const LinkPlan &link) { return link.concerns(a, b) && link.cutFrom <= time && time < link.cutUntil; });
}

bool NetworkPlan::isPlain(std::size_t a, std::size_t b) const
{
    return a == b || std::none_of(links.begin(), links.end(), [&](const LinkPlan &link) { return link.concerns(a, b); });
}

Result<NetworkPlan> parseNetwork(std::string_view text)
{
    NetworkPlan plan;
    bool isFirst = true;
    for (const std::string_view clause : split(text, ";")) {
        if (split(clause, " \t\n").empty()) continue;
        const Status read = isFirst ? readMachines(clause, plan) : readLink(clause, plan);
        if (!read.ok()) return read.error();
        isFirst = false;
    }
    return plan;
}

std::string networkIn(std::string_view source)
{
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t end = std::min(source.find('\n', at), source.size());
        std::string_view line = source.substr(at, end - at);
        at = end + 1;
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == line.npos) continue;
        line.remove_prefix(first);
        if (line.front() != '#') break;
        constexpr std::string_view word = "network:";
        const std::size_t place = line.find_first_not_of("# \t");
        if (place != line.npos && line.substr(place).starts_with(word)) return std::string(line.substr(place + word.size()));
    }
    return {};
}

} // namespace forkyard::virtual_host
