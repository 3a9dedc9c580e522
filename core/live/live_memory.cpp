// Memory that goes by a name (multiprocessing.shared_memory): the operating system's own, so that programs from outside find it too.
// Mappings stay to the process's end: the language cannot tell when the last view of one is gone.
#include "core/live/live_host.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::live {

namespace {

vm::SystemResult failed(int fd = -1)
{
    const int error = errno;
    if (fd >= 0) ::close(fd);
    return {-1, error, vm::Wait::Go};
}

} // namespace

vm::SystemResult LiveHost::openSharedMemory(vm::Thread &, const std::string &name, std::uint64_t size, std::uint64_t &place)
{
    if (m_options.restricted) return {-1, EACCES, vm::Wait::Go};
    const int fd = shm_open(name.c_str(), O_RDWR | O_CLOEXEC | (size ? O_CREAT | O_EXCL : 0), 0600);
    if (fd < 0) return failed();
    // Room is taken now: a full memory is an error here, not a fault at the first touch.
    if (size) {
        if (const int error = posix_fallocate(fd, 0, static_cast<off_t>(size)); error != 0) {
            shm_unlink(name.c_str());
            errno = error;
            return failed(fd);
        }
    }
    struct stat status {};
    if (fstat(fd, &status) != 0) return failed(fd);
    if (status.st_size == 0) {
        errno = EINVAL;
        return failed(fd);
    }
    void *memory = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) return failed(fd);
    ::close(fd);
    place = static_cast<std::uint64_t>(static_cast<char *>(memory) - static_cast<char *>(m_memory.at(0)));
    return {status.st_size, 0, vm::Wait::Go};
}

vm::SystemResult LiveHost::unlinkSharedMemory(vm::Thread &, const std::string &name)
{
    return shm_unlink(name.c_str()) == 0 ? vm::SystemResult{0, 0, vm::Wait::Go} : failed();
}

} // namespace forkyard::live
