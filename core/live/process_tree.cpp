#include "core/live/process_tree.h"

#include "core/live/futex.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>

namespace forkyard::live {

ProcessStatus processStatus(pid_t pid) {
    char path[32];
    std::snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    char text[1024];
    struct stat owner {};
    fstat(file, &owner);
    const ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return {};
    text[size] = 0;
    // proc(5): pid (name) state ppid pgrp session … ; num_threads is field 20, starttime 22, rss 24. The name may hold
    // anything.
    const char *rest = std::strrchr(text, ')');
    if (!rest) return {};
    ProcessStatus status;
    int parent = 0;
    int group = 0;
    int session = 0;
    unsigned long long begun = 0;
    long pages = 0;
    const int read =
        std::sscanf(rest + 1, " %c %d %d %d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %u %*d %llu %*u %ld",
                    &status.state, &parent, &group, &session, &status.tasks, &begun, &pages);
    if (read < 7) return {};
    status.pid = pid;
    status.parent = parent;
    status.group = group;
    status.session = session;
    status.begun = begun;
    status.user = owner.st_uid;
    status.residentBytes = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    return status;
}

std::uint64_t proportionalBytes(pid_t pid) {
    char path[48];
    std::snprintf(path, sizeof path, "/proc/%d/smaps_rollup", static_cast<int>(pid));
    std::FILE *file = std::fopen(path, "re");
    if (!file) return 0;
    char line[256];
    unsigned long long kilobytes = 0;
    while (std::fgets(line, sizeof line, file) && std::sscanf(line, "Pss: %llu", &kilobytes) != 1) {
    }
    std::fclose(file);
    return kilobytes * 1024;
}

bool catchesSignal(pid_t pid, int signal) {
    char path[48];
    std::snprintf(path, sizeof path, "/proc/%d/status", static_cast<int>(pid));
    std::FILE *file = std::fopen(path, "re");
    if (!file) return false;
    char line[256];
    unsigned long long caught = 0;
    while (std::fgets(line, sizeof line, file) && std::sscanf(line, "SigCgt: %llx", &caught) != 1) {
    }
    std::fclose(file);
    return signal > 0 && (caught >> (signal - 1) & 1) != 0;
}

namespace {

/// But for those in `skipped`, from which those are taken that are gone.
std::vector<ProcessStatus> allProcesses(std::unordered_set<pid_t> *skipped = nullptr) {
    std::vector<ProcessStatus> all;
    DIR *folder = opendir("/proc");
    if (!folder) return all;
    std::unordered_set<pid_t> there;
    while (const dirent *entry = readdir(folder)) {
        char *end = nullptr;
        const long pid = std::strtol(entry->d_name, &end, 10);
        if (pid <= 0 || *end) continue;
        if (skipped && skipped->count(static_cast<pid_t>(pid))) {
            there.insert(static_cast<pid_t>(pid));
            continue;
        }
        if (const ProcessStatus status = processStatus(static_cast<pid_t>(pid)); status.pid) all.push_back(status);
    }
    closedir(folder);
    if (skipped) skipped->swap(there);
    return all;
}

std::vector<ProcessStatus> descendantsAmong(const std::vector<ProcessStatus> &all, pid_t root) {
    std::unordered_multimap<pid_t, const ProcessStatus *> children;
    for (const ProcessStatus &status : all) children.emplace(status.parent, &status);
    std::vector<ProcessStatus> found;
    std::unordered_set<pid_t> seen{root};
    std::vector<pid_t> open{root};
    while (!open.empty()) {
        const pid_t parent = open.back();
        open.pop_back();
        const auto [first, last] = children.equal_range(parent);
        for (auto child = first; child != last; ++child) {
            if (!seen.insert(child->second->pid).second) continue;
            found.push_back(*child->second);
            open.push_back(child->second->pid);
        }
    }
    return found;
}

} // namespace

std::uint64_t tasksOfUser(uid_t user) {
    std::uint64_t tasks = 0;
    for (const ProcessStatus &process : allProcesses()) tasks += process.user == user ? process.tasks : 0;
    return tasks;
}

std::vector<ProcessStatus> descendants(pid_t root) {
    return descendantsAmong(allProcesses(), root);
}

std::vector<ProcessStatus> descendants(pid_t root, std::unordered_set<pid_t> &older) {
    const std::vector<ProcessStatus> all = allProcesses(&older);
    const std::uint64_t begun = processStatus(root).begun;
    for (const ProcessStatus &status : all)
        if (status.begun < begun) older.insert(status.pid);
    return descendantsAmong(all, root);
}

bool descendsFrom(pid_t pid, pid_t root) {
    // Deeper than any tree can be: processes that come and go while we climb could otherwise lead us in circles.
    for (int depth = 0; depth < 100'000 && pid > 1; ++depth) {
        if (pid == root) return true;
        pid = processStatus(pid).parent;
    }
    return false;
}

bool sendSignal(const ProcessStatus &process, int signal) {
    const auto handle = static_cast<int>(syscall(SYS_pidfd_open, process.pid, 0));
    if (handle < 0) {
        // ENOSYS on old kernels: then the number must do.
        return errno == ENOSYS && processStatus(process.pid).begun == process.begun && kill(process.pid, signal) == 0;
    }
    const bool same = processStatus(process.pid).begun == process.begun;
    const bool sent = same && syscall(SYS_pidfd_send_signal, handle, signal, nullptr, 0) == 0;
    const int error = same ? errno : ESRCH;
    close(handle);
    errno = error;
    return sent;
}

namespace {

bool isOver(const ProcessStatus &process) {
    return process.state == 'Z' || process.state == 'X';
}
bool standsStill(const ProcessStatus &process) {
    return isOver(process) || process.state == 'T' || process.state == 't';
}

void pauseBriefly() {
    const timespec nap{0, 500'000};
    nanosleep(&nap, nullptr);
}

} // namespace

void endAllDescendants(void (*reaped)(void *context, pid_t pid, int status), void *context,
                       std::atomic<std::uint32_t> *beat) {
    // One that cannot be stopped (in an uninterruptible sleep) or must not be signalled does not hold up the rest.
    constexpr std::int64_t kLongestStop = 200'000'000;
    std::unordered_set<pid_t> untouchable;
    for (;;) {
        const std::int64_t begun = monotonicNow();
        std::vector<ProcessStatus> all;
        for (bool still = false; !still && monotonicNow() - begun < kLongestStop;) {
            if (beat) beat->fetch_add(1);
            all = descendants(getpid());
            still = true;
            for (const ProcessStatus &process : all) {
                if (standsStill(process) || untouchable.count(process.pid)) continue;
                still = false;
                if (!sendSignal(process, SIGSTOP) && errno == EPERM) untouchable.insert(process.pid);
            }
        }
        bool anyLeft = false;
        for (const ProcessStatus &process : all) {
            if (untouchable.count(process.pid) || (isOver(process) && untouchable.count(process.parent))) continue;
            anyLeft = true;
            if (!isOver(process)) sendSignal(process, SIGKILL);
        }
        int status = 0;
        pid_t child = 0;
        while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
            if (reaped) reaped(context, child, status);
        }
        if (!anyLeft || (child < 0 && errno == ECHILD)) return;
        pauseBriefly();
    }
}

} // namespace forkyard::live
