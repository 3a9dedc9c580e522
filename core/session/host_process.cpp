#include "core/session/host_process.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace forkyard::session {

int HostProcess::start() {
    // Copies beyond all the numbers they are to get: one's target may be another's source.
    struct Move {
        int from;
        int to;
    };
    std::vector<Move> moves{{control, kControl}, {ring, kRing}, {memory, kMemory}};
    if (steps >= 0) moves.push_back({steps, kSteps});
    for (int stream = 0; stream < 3; ++stream) {
        if (streams[stream] >= 0) moves.push_back({streams[stream], stream});
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = 0;
    for (Move &move : moves) {
        move.from = fcntl(move.from, F_DUPFD_CLOEXEC, 16);
        if (move.from < 0) error = errno;
        if (!error) posix_spawn_file_actions_adddup2(&actions, move.from, move.to);
    }
    // A window's toolkit may have changed these for itself; the program shall find what it would find in a shell.
    sigset_t defaults;
    sigemptyset(&defaults);
    for (int signal : {SIGPIPE, SIGCHLD}) sigaddset(&defaults, signal);
    sigset_t mask;
    sigemptyset(&mask);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, &mask);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    char mark[] = "--session";
    char *argv[] = {program.data(), mark, nullptr};
    if (!error) error = posix_spawn(&pid, program.c_str(), &actions, &attributes, argv, environ);
    for (const Move &move : moves) {
        if (move.from >= 0) close(move.from);
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace forkyard::session
