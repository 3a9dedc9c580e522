// The host's sockets, second part: data with flags or with an address, and who may listen where.
#include "core/live/blocking.h"
#include "core/live/live_host.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace forkyard::live {

namespace {

vm::SystemResult answer(std::int64_t value) {
    return {value, value < 0 ? errno : 0, vm::Wait::Go};
}
vm::SystemResult refusal(int error) {
    return {-1, error, vm::Wait::Go};
}

/// Only this machine reaches it.
bool isOwnMachine(const void *address, std::size_t size) {
    sockaddr_storage storage{};
    if (size > sizeof storage) return false;
    std::memcpy(&storage, address, size);
    switch (storage.ss_family) {
    case AF_UNIX:
        return true;
    case AF_INET:
        return (ntohl(reinterpret_cast<const sockaddr_in &>(storage).sin_addr.s_addr) >> 24) == 127;
    case AF_INET6:
        return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6 &>(storage).sin6_addr);
    default:
        return false;
    }
}

} // namespace

vm::SystemResult LiveHost::receiveFrom(vm::Thread &t, int fd, void *buffer, std::size_t size, int flags,
                                       std::string *from) {
    if (isOurs(fd)) return refusal(EBADF);
    sockaddr_storage sender{};
    socklen_t length = sizeof sender;
    auto *name = from ? reinterpret_cast<sockaddr *>(&sender) : nullptr;
    const vm::SystemResult result = blocking(
        of(t), [&]() -> std::int64_t { return ::recvfrom(fd, buffer, size, flags, name, from ? &length : nullptr); });
    if (from && result.value >= 0) from->assign(reinterpret_cast<const char *>(&sender), length);
    return result;
}

vm::SystemResult LiveHost::sendTo(vm::Thread &t, int fd, const void *buffer, std::size_t size, int flags,
                                  const std::string &to) {
    if (isOurs(fd)) return refusal(EBADF);
    if (!to.empty() && m_options.restricted && !isOwnMachine(to.data(), to.size())) return refusal(EACCES);
    sockaddr_storage receiver{};
    if (to.size() > sizeof receiver) return refusal(EINVAL);
    std::memcpy(&receiver, to.data(), to.size());
    const auto *name = to.empty() ? nullptr : reinterpret_cast<const sockaddr *>(&receiver);
    return blocking(of(t), [&]() -> std::int64_t {
        return ::sendto(fd, buffer, size, flags | MSG_NOSIGNAL, name, static_cast<socklen_t>(to.size()));
    });
}

vm::SystemResult LiveHost::setBlocking(vm::Thread &, int fd, bool blocking) {
    if (isOurs(fd)) return refusal(EBADF);
    const int flags = fcntl(fd, F_GETFL);
    if (flags < 0) return answer(-1);
    return answer(fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

bool LiveHost::mayListen(const void *address, std::size_t size) {
    return isOwnMachine(address, size) || (m_options.listenAnywhere && !m_options.restricted);
}

} // namespace forkyard::live
