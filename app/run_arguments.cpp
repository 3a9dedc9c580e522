#include "app/run_arguments.h"

#include "core/lang/parse.h"
#include "core/trace/trace_file.h"
#include "core/turns/schedule.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::app {

namespace {

Diagnostic mistake(const char *code, std::vector<std::string> arguments) {
    return {code, std::move(arguments), {}, DiagnosticClass::UserMistake, {}};
}

/// "500ns", "20us", "3ms", "1s", at most a minute; a number alone is in ns.
bool readTime(const std::string &text, std::int64_t &ns) {
    char *end = nullptr;
    if (text.empty() || text[0] < '0' || text[0] > '9') return false;
    const double number = std::strtod(text.c_str(), &end);
    const std::string unit = end;
    const double factor = unit.empty() || unit == "ns" ? 1 : unit == "us" ? 1e3 : unit == "ms" ? 1e6 : unit == "s" ? 1e9 : 0;
    if (factor == 0 || number * factor > 60e9) return false;
    ns = static_cast<std::int64_t>(number * factor);
    return true;
}

/// Sets the option from its value; false where the value does not fit.
bool apply(RunArguments &run, const std::string &option, const std::string &value) {
    if (option == "--gil") {
        if (value == "any")
            run.options.gil = vm::GilProfile::AnyInstruction;
        else if (value == "calls")
            run.options.gil = vm::GilProfile::CallsAndLoopEnds;
        else if (value == "off")
            run.options.gil = vm::GilProfile::Off;
        else
            return false;
    } else if (option == "--start-method") {
        if (value == "fork")
            run.options.startMethod = live::StartMethod::Fork;
        else if (value == "spawn")
            run.options.startMethod = live::StartMethod::Spawn;
        else if (value == "forkserver")
            run.options.startMethod = live::StartMethod::ForkServer;
        else
            return false;
    } else if (option == "--host") {
        if (value != "live" && value != "virtual") return false;
        run.isVirtual = value == "virtual";
        run.saysHost = true;
    } else if (option == "--policy") {
        if (value != "round-robin" && value != "random" && value != "priority" && value != "replay" && value != "worst") return false;
        run.policy = value;
        if (!run.saysHost) run.isVirtual = true;
    } else if (option == "--schedule") {
        run.schedule = value;
        if (run.policy != "worst") run.policy = "replay";
        if (!run.saysHost) run.isVirtual = true;
        run.options.isReplay = true;
        run.options.schedule = value;
    } else if (option == "--seed") {
        char *end = nullptr;
        run.seed = std::strtoull(value.c_str(), &end, 10);
        return end != value.c_str() && !*end && value[0] >= '0' && value[0] <= '9';
    } else if (option == "--quantum" || option == "--cores") {
        char *end = nullptr;
        const long number = std::strtol(value.c_str(), &end, 10);
        if (end == value.c_str() || *end || number < 1 || number > (option == "--cores" ? 64 : 1'000'000)) return false;
        if (option == "--cores") run.cores = static_cast<unsigned>(number);
        else run.quantum = static_cast<std::uint32_t>(number);
    } else if (option == "--switch-cost") {
        if (!readTime(value, run.switchCost)) return false;
        if (!run.saysHost) run.isVirtual = true;
    } else if (option == "--network") {
        run.network = value;
        if (!run.saysHost) run.isVirtual = true;
        return !value.empty();
    } else if (option == "--linger") {
        char *end = nullptr;
        const long seconds = std::strtol(value.c_str(), &end, 10);
        if (end == value.c_str() || *end || seconds < 0 || seconds > 1'000'000) return false;
        run.options.linger = static_cast<std::uint32_t>(seconds);
    } else if (option == "--level") {
        if (value != "sync" && value != "shared" && value != "all") return false;
        run.level = value == "sync" ? trace::Level::Sync : value == "all" ? trace::Level::All : trace::Level::Shared;
    } else if (option == "--slice") {
        char *end = nullptr;
        const long mean = std::strtol(value.c_str(), &end, 10);
        if (end == value.c_str() || *end || mean < 1 || mean > 100'000'000) return false;
        run.options.meanSlice = static_cast<std::uint32_t>(mean);
    } else {
        run.traceFile = value;
        return !value.empty();
    }
    return true;
}

const std::map<std::string, std::string> &valuesThatFit() {
    static const std::map<std::string, std::string> fitting{{"--gil", "fits.gil"},
                                                            {"--start-method", "fits.start-method"},
                                                            {"--slice", "fits.slice"},
                                                            {"--linger", "fits.linger"},
                                                            {"--host", "fits.host"},
                                                            {"--policy", "fits.policy"},
                                                            {"--schedule", "fits.schedule"},
                                                            {"--seed", "fits.seed"},
                                                            {"--quantum", "fits.quantum"},
                                                            {"--cores", "fits.cores"},
                                                            {"--switch-cost", "fits.switch-cost"},
                                                            {"--network", "fits.network"},
                                                            {"--level", "fits.level"},
                                                            {"--trace", "fits.trace"}};
    return fitting;
}

/// Real threads follow a schedule and nothing else that chooses.
std::optional<Diagnostic> settleHost(RunArguments &run) {
    if (run.isVirtual) {
        run.options.isReplay = false;
        return std::nullopt;
    }
    if (run.policy != "round-robin" && run.policy != "replay") return mistake("usage.needs-virtual", {run.policy});
    if (!run.options.isReplay) return std::nullopt;
    run.options.gil = vm::GilProfile::AnyInstruction;
    run.options.seed = run.seed;
    if (auto schedule = turns::parseSchedule(run.schedule); !schedule) return schedule.error();
    return std::nullopt;
}

} // namespace

Result<RunArguments> parseRunArguments(const std::vector<std::string> &words) {
    RunArguments run;
    run.options.linger = live::RunOptions::TerminalLinger;
    std::size_t at = 0;
    for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-'; ++at) {
        if (words[at] == "--") {
            ++at;
            break;
        }
        if (words[at] == "--listen-anywhere") {
            run.options.listenAnywhere = true;
            continue;
        }
        if (words[at] == "--restricted") {
            run.options.restricted = true;
            continue;
        }
        const std::size_t equals = words[at].find('=');
        const std::string option = words[at].substr(0, equals);
        const auto known = valuesThatFit().find(option);
        if (known == valuesThatFit().end()) return mistake("usage.unknown-option", {words[at]});
        std::string value;
        if (equals != std::string::npos) {
            value = words[at].substr(equals + 1);
        } else if (at + 1 < words.size()) {
            value = words[++at];
        } else {
            return mistake("usage.missing-value", {option, known->second});
        }
        if (!apply(run, option, value)) return mistake("usage.bad-value", {option, value, known->second});
    }
    if (at == words.size()) return mistake("usage.no-file", {});
    if (auto problem = settleHost(run)) return *problem;
    run.file = words[at];
    run.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    return run;
}

Result<std::string> readProgramFile(const std::string &path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        const int error = errno;
        if (error == ENOENT || error == ENOTDIR) return mistake("file.missing", {path});
        return mistake("file.unreadable", {path, std::strerror(error)});
    }
    struct stat status {};
    std::optional<Diagnostic> problem;
    std::string bytes;
    if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) problem = mistake("file.is-folder", {path});
    const std::size_t most = lang::MaximumSourceBytes;
    while (!problem && bytes.size() <= most) {
        char part[65536];
        const ssize_t size = read(file, part, sizeof part);
        if (size == 0) break;
        if (size > 0)
            bytes.append(part, static_cast<std::size_t>(size));
        else if (errno != EINTR)
            problem = mistake("file.unreadable", {path, std::strerror(errno)});
    }
    close(file);
    if (problem) return *problem;
    if (bytes.size() > most) {
        const auto real = std::max<std::uint64_t>(static_cast<std::uint64_t>(status.st_size), bytes.size());
        return Diagnostic{"file.too-long",
                          {path, std::to_string((real + (1 << 20) - 1) >> 20), std::to_string(most >> 20)},
                          {},
                          DiagnosticClass::LimitReached,
                          {}};
    }
    if (trace::isTrace(bytes)) return mistake("file.is-recording", {path});
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return mistake("file.utf16", {path});
    // Other encodings than UTF-8 are the language's business; no text of any kind has zero bytes.
    if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos) {
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(zero), '\n');
        return mistake("file.not-text", {path, std::to_string(line)});
    }
    return bytes;
}

} // namespace forkyard::app
