#include "tests/programs/run_child.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace forkyard::programs {

namespace {

/// What the programs see: nothing that changes how Python prints, buffers or finds modules, and one language.
std::vector<QByteArray> environment() {
    std::vector<QByteArray> list;
    for (char **entry = environ; *entry; ++entry) {
        const QByteArray text(*entry);
        if (text.startsWith("PYTHON") || text.startsWith("LC_") || text.startsWith("LANG")) continue;
        list.push_back(text);
    }
    list.push_back("LANG=C.UTF-8");
    list.push_back("LC_ALL=C.UTF-8");
    list.push_back("PYTHONDONTWRITEBYTECODE=1");
    return list;
}

std::vector<char *> pointersTo(std::vector<QByteArray> &texts) {
    std::vector<char *> pointers;
    for (QByteArray &text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Standard input as an unlinked file, since a pipe could fill before the child reads.
int inputFile(const QByteArray &input) {
    QTemporaryFile file;
    if (!file.open() || file.write(input) != input.size() || !file.flush()) return -1;
    const int descriptor = dup(file.handle());
    lseek(descriptor, 0, SEEK_SET);
    return descriptor;
}

/// Starts the command in a process group of its own, with the three standard descriptors and no other: what this
/// test's own starter left open would be seen by a program that asks after numbers. Its id, or -1.
pid_t start(const QStringList &command, const QString &folder, int input, int output, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, QFile::encodeName(folder).constData());
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    std::vector<QByteArray> words;
    for (const QString &word : command) words.push_back(word.toUtf8());
    std::vector<QByteArray> variables = environment();
    pid_t child = -1;
    const int failed = posix_spawnp(&child, words[0].constData(), &actions, &attributes, pointersTo(words).data(),
                                    pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failed ? -1 : child;
}

/// Reads both pipes until both are closed. False when the deadline passed first.
bool drain(std::array<int, 2> pipes, RunResult &result, const QDeadlineTimer &deadline) {
    std::array<QByteArray *, 2> sinks = {&result.output, &result.errors};
    std::array<bool, 2> open = {true, true};
    while (open[0] || open[1]) {
        std::array<pollfd, 2> waits{};
        for (std::size_t index = 0; index < 2; ++index) waits[index] = {open[index] ? pipes[index] : -1, POLLIN, 0};
        const int ready = poll(waits.data(), waits.size(), static_cast<int>(deadline.remainingTime()));
        if (ready == 0 || deadline.hasExpired()) return false;
        for (std::size_t index = 0; index < 2; ++index) {
            if (!waits[index].revents) continue;
            std::array<char, 65536> buffer;
            const ssize_t count = read(pipes[index], buffer.data(), buffer.size());
            if (count > 0) sinks[index]->append(buffer.data(), count);
            if (count == 0 || (count < 0 && errno != EINTR)) open[index] = false;
        }
    }
    return true;
}

/// Takes the child's status. Waits for it until the deadline, in steps of a few milliseconds.
bool reap(pid_t child, RunResult &result, const QDeadlineTimer &deadline) {
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (deadline.hasExpired()) return false;
        usleep(2000);
    }
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return true;
}

} // namespace

RunResult runChild(const QStringList &command, const ProgramFile &file, const QString &corpus) {
    RunResult result;
    std::array<int, 2> output{}, errors{};
    const int input = inputFile(file.input);
    // Close-on-exec, because other threads start children at the same time.
    if (input < 0 || pipe2(output.data(), O_CLOEXEC) || pipe2(errors.data(), O_CLOEXEC)) {
        result.started = false;
        return result;
    }
    fcntl(input, F_SETFD, FD_CLOEXEC);
    const pid_t child = start(command + QStringList{file.name} + file.args, corpus, input, output[1], errors[1]);
    for (const int ours : {input, output[1], errors[1]}) close(ours);
    result.started = child > 0;
    if (result.started) {
        const QDeadlineTimer deadline(file.timeoutSeconds * 1000);
        const bool ended = drain({output[0], errors[0]}, result, deadline) && reap(child, result, deadline);
        if (!ended) {
            result.timedOut = true;
            kill(-child, SIGKILL);
            reap(child, result, QDeadlineTimer(5000));
        }
    }
    close(output[0]);
    close(errors[0]);
    return result;
}

} // namespace forkyard::programs
