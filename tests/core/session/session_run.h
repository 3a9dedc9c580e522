// A run of a short program for tests: started, looked at until something happens, and what it left in the trace.
#pragma once

#include "core/live/futex.h"
#include "core/session/session.h"

#include <cstdlib>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <functional>
#include <string>
#include <unistd.h>

namespace forkyard::session::test {

/// Processes whose environment holds `mark`: everything a marked run ever started, whatever it calls itself now.
inline std::vector<pid_t> processesWith(const std::string &mark) {
    std::vector<pid_t> found;
    DIR *folder = opendir("/proc");
    while (const dirent *entry = readdir(folder)) {
        const int pid = std::atoi(entry->d_name);
        if (pid <= 0 || pid == getpid()) continue;
        const int file = open(("/proc/" + std::to_string(pid) + "/environ").c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        std::string text(1 << 16, 0);
        const ssize_t size = read(file, text.data(), text.size());
        close(file);
        if (size > 0 && text.substr(0, static_cast<std::size_t>(size)).find(mark) != std::string::npos)
            found.push_back(pid);
    }
    closedir(folder);
    return found;
}

/// Makes room for the variable that `SessionRun` and its like change, before Qt Test's watchdog thread begins to read
/// the environment: from then on a change replaces one text and never moves the table.
inline const bool roomForMark = setenv("FORKYARD_MARK", "", 1) == 0;

struct SessionRun {
    trace::Store store;
    std::unique_ptr<Session> session;
    std::vector<Diagnostic> problems;
    std::string mark;

    static Options quickOptions() {
        Options options;
        options.ring.slotCount = 512;
        options.ring.pageCount = 1024;
        options.hostProgram = FORKYARD_BINARY_DIR "/forkyard-host";
        return options;
    }

    explicit SessionRun(const std::string &source, Options options = quickOptions(),
                        std::vector<std::string> arguments = {}) {
        static int number = 0;
        mark = "FORKYARD_MARK=" + std::to_string(getpid()) + "." + std::to_string(++number) + ".";
        setenv("FORKYARD_MARK", mark.substr(mark.find('=') + 1).c_str(), 1);
        auto started = Session::start({"program.py", source, std::move(arguments), "/tmp"}, options, store);
        if (started) {
            session = std::move(started).value();
        } else {
            problems.push_back(started.error());
        }
    }

    /// Polls until `done` or for three minutes, which a busy machine may need. False: time is up.
    bool pollUntil(const std::function<bool()> &done) {
        const std::int64_t begun = live::monotonicNow();
        while (!done()) {
            if (!session || live::monotonicNow() - begun > 180'000'000'000) return false;
            if (!session->poll()) {
                const timespec nap{0, 500'000};
                nanosleep(&nap, nullptr);
            }
            for (Diagnostic &problem : session->takeProblems()) problems.push_back(std::move(problem));
        }
        return true;
    }
    bool finish() {
        return pollUntil([this] { return !session->isRunning(); });
    }
    bool printed(const std::string &text) {
        return pollUntil([&] { return output().find(text) != std::string::npos || !session->isRunning(); }) &&
               output().find(text) != std::string::npos;
    }
    /// All that was printed so far, by all processes.
    std::string output(trace::EventKind kind = trace::EventKind::Print) const {
        std::string text;
        for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
            const trace::Event event = store.event(i);
            if (event.kind == kind) text += store.text(event.value.asText());
        }
        return text;
    }
    std::size_t count(trace::EventKind kind) const {
        std::size_t events = 0;
        for (trace::EventIndex i = 0; i < store.eventCount(); ++i) events += store.event(i).kind == kind;
        return events;
    }
    bool leftNothing() const { return processesWith(mark).empty(); }
};

} // namespace forkyard::session::test
