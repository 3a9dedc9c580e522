#include "core/live/lifeline.h"

#include "core/live/run_memory.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::live {

namespace {

void closeIfOpen(int &fd) {
    if (fd >= 0) close(fd);
    fd = -1;
}

/// The learner's program may have closed it, and something of its own may stand there now.
bool isStillThere(const LifelinePlace &place) {
    struct stat status {};
    return place.fd >= 0 && fstat(place.fd, &status) == 0 && S_ISFIFO(status.st_mode) && status.st_dev == place.device && status.st_ino == place.inode;
}

} // namespace

Lifeline::Lifeline(RunHeader *header) {
    int ends[2];
    if (!header || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_reading = putAside(ends[0]);
    m_writing = putAside(ends[1]);
    struct stat status {};
    if (fstat(m_reading, &status) == 0) header->lifeline = {m_reading, status.st_dev, status.st_ino};
}

Lifeline::~Lifeline() {
    letGoOfReading();
    letGoOfWriting();
}

void Lifeline::letGoOfReading() {
    closeIfOpen(m_reading);
}
void Lifeline::letGoOfWriting() {
    closeIfOpen(m_writing);
}

void followLifeline(const RunHeader &header) {
    const LifelinePlace &place = header.lifeline;
    if (!isStillThere(place)) return;
    // Who is to be signalled belongs to what was opened, and a fork shares that: so each process opens the pipe for itself.
    // Without printf, whose pages a new process would have to bring in one by one.
    char path[32] = "/proc/self/fd/";
    *std::to_chars(path + std::strlen(path), std::end(path) - 1, place.fd).ptr = '\0';
    const int own = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (own < 0) return;
    fcntl(own, F_SETSIG, SIGKILL);
    fcntl(own, F_SETOWN, getpid());
    fcntl(own, F_SETFL, O_RDONLY | O_NONBLOCK | O_ASYNC);
    dup3(own, place.fd, O_CLOEXEC);
    close(own);
    // Between a fork and here the watchers may have ended without this process being told.
    char nothing = 0;
    if (read(place.fd, &nothing, 1) == 0) kill(getpid(), SIGKILL);
}

void keepLifelineOnExec(const RunHeader &header, bool keep) {
    if (isStillThere(header.lifeline)) fcntl(header.lifeline.fd, F_SETFD, keep ? 0 : FD_CLOEXEC);
}

} // namespace forkyard::live
