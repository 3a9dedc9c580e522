// The host's sockets: those of the operating system. Data goes through read() and write(), as with any descriptor.
// A restricted program reaches its own machine only.
#include "core/live/blocking.h"
#include "core/live/live_host.h"
#include "core/vm/descriptor_passing.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace forkyard::live {

namespace {

vm::SystemResult answer(std::int64_t value) {
    return {value, value < 0 ? errno : 0, vm::Wait::Go};
}
vm::SystemResult refusal(int error) {
    return {-1, error, vm::Wait::Go};
}

bool isLoopback(const void *address, std::size_t size) {
    sockaddr_storage storage{};
    if (size > sizeof storage) return false;
    std::memcpy(&storage, address, size);
    if (storage.ss_family == AF_UNIX) return true;
    if (storage.ss_family == AF_INET)
        return (ntohl(reinterpret_cast<const sockaddr_in &>(storage).sin_addr.s_addr) >> 24) == 127;
    if (storage.ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6 &>(storage).sin6_addr);
    return false;
}

/// The call's own size comes in and out as socklen_t.
template <typename Call> std::int64_t withSize(std::size_t *size, Call call) {
    auto length = static_cast<socklen_t>(*size);
    const std::int64_t value = call(&length);
    if (value >= 0) *size = length;
    return value;
}

} // namespace

vm::SystemResult LiveHost::socket(vm::Thread &t, int family, int type, int protocol) {
    if (m_turns) refuseReplay(t, ReplayEnd::Network);
    return answer(::socket(family, type | SOCK_CLOEXEC, protocol));
}

vm::SystemResult LiveHost::socketPair(vm::Thread &, int *fds) {
    return answer(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds));
}

namespace {

/// A message that carries descriptors; its bytes are their numbers.
struct DescriptorMessage {
    std::vector<int> numbers;
    iovec part{};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * vm::MostDescriptors)] = {};
    msghdr head{};

    explicit DescriptorMessage(std::vector<int> all) : numbers(std::move(all)) {
        part = {numbers.data(), numbers.size() * sizeof(int)};
        head.msg_iov = &part;
        head.msg_iovlen = 1;
        head.msg_control = control;
        head.msg_controllen = CMSG_SPACE(numbers.size() * sizeof(int));
    }

    void carry() {
        cmsghdr *rights = CMSG_FIRSTHDR(&head);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(numbers.size() * sizeof(int));
        std::memcpy(CMSG_DATA(rights), numbers.data(), numbers.size() * sizeof(int));
    }

    std::int64_t receive(int socket) {
        head.msg_controllen = sizeof control;
        return ::recvmsg(socket, &head, MSG_CMSG_CLOEXEC);
    }

    /// The numbers here, then those there; their count, 0 where something of it was lost.
    std::size_t carried(int *both, std::size_t room, std::size_t bytes) {
        const cmsghdr *rights = CMSG_FIRSTHDR(&head);
        const std::size_t count = bytes / sizeof(int);
        if (!rights || rights->cmsg_type != SCM_RIGHTS || rights->cmsg_len != CMSG_LEN(bytes) || 2 * count > room) return 0;
        std::memcpy(both, CMSG_DATA(rights), bytes);
        std::memcpy(both + count, numbers.data(), bytes);
        return count;
    }
};

} // namespace

vm::SystemResult LiveHost::bindSocket(vm::Thread &, int fd, const void *address, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    if (m_options.restricted && !isLoopback(address, size)) return refusal(EACCES);
    return answer(::bind(fd, static_cast<const sockaddr *>(address), static_cast<socklen_t>(size)));
}

vm::SystemResult LiveHost::listenSocket(vm::Thread &, int fd, int backlog) {
    if (isOurs(fd)) return refusal(EBADF);
    return answer(::listen(fd, backlog));
}

vm::SystemResult LiveHost::acceptSocket(vm::Thread &t, int fd, void *address, std::size_t *size) {
    if (isOurs(fd)) return refusal(EBADF);
    return blocking(of(t), [=] {
        return withSize(size, [=](socklen_t *length) {
            return ::accept4(fd, static_cast<sockaddr *>(address), length, SOCK_CLOEXEC);
        });
    });
}

vm::SystemResult LiveHost::connectSocket(vm::Thread &t, int fd, const void *address, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    if (m_options.restricted && !isLoopback(address, size)) return refusal(EACCES);
    // A connect that was interrupted goes on by itself: from then on its end is waited for.
    LiveThread &thread = of(t);
    bool isOnItsWay = thread.connecting == fd;
    const vm::SystemResult result = blocking(thread, [&]() -> std::int64_t {
        if (!isOnItsWay) {
            const int connected = ::connect(fd, static_cast<const sockaddr *>(address), static_cast<socklen_t>(size));
            isOnItsWay = connected < 0 && errno == EINTR;
            return connected;
        }
        pollfd wait{fd, POLLOUT, 0};
        if (::poll(&wait, 1, -1) < 0) return -1;
        int error = 0;
        socklen_t length = sizeof error;
        if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) < 0) return -1;
        errno = error;
        return error == 0 ? 0 : -1;
    });
    thread.connecting = result.wait == vm::Wait::Parked && isOnItsWay ? fd : -1;
    return result;
}

vm::SystemResult LiveHost::socketName(vm::Thread &, int fd, bool ofPeer, void *address, std::size_t *size) {
    if (isOurs(fd)) return refusal(EBADF);
    return answer(withSize(size, [=](socklen_t *length) {
        auto *name = static_cast<sockaddr *>(address);
        return ofPeer ? ::getpeername(fd, name, length) : ::getsockname(fd, name, length);
    }));
}

vm::SystemResult LiveHost::setSocketOption(vm::Thread &t, int fd, int level, int option, const void *value, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    if (level == vm::DescriptorLevel) {
        const int *numbers = static_cast<const int *>(value);
        const std::size_t count = size / sizeof(int);
        if (count == 0 || count > vm::MostDescriptors) return refusal(EMFILE);
        if (std::any_of(numbers, numbers + count, [this](int each) { return isOurs(each); })) return refusal(EBADF);
        DescriptorMessage message({numbers, numbers + count});
        message.carry();
        return blocking(of(t), [&] { return ::sendmsg(fd, &message.head, MSG_NOSIGNAL); });
    }
    return answer(::setsockopt(fd, level, option, value, static_cast<socklen_t>(size)));
}

vm::SystemResult LiveHost::getSocketOption(vm::Thread &t, int fd, int level, int option, void *value, std::size_t *size) {
    if (isOurs(fd)) return refusal(EBADF);
    if (level == vm::DescriptorLevel) {
        DescriptorMessage message(std::vector<int>(vm::MostDescriptors));
        const vm::SystemResult received = blocking(of(t), [&] { return message.receive(fd); });
        if (received.value <= 0) return received;
        const std::size_t count = message.carried(static_cast<int *>(value), *size / sizeof(int), static_cast<std::size_t>(received.value));
        return count ? vm::SystemResult{static_cast<std::int64_t>(count), 0, vm::Wait::Go} : refusal(EMFILE);
    }
    return answer(withSize(size, [=](socklen_t *length) { return ::getsockopt(fd, level, option, value, length); }));
}

vm::SystemResult LiveHost::shutdownSocket(vm::Thread &, int fd, int how) {
    if (isOurs(fd)) return refusal(EBADF);
    return answer(::shutdown(fd, how));
}

vm::SystemResult LiveHost::lookUp(vm::Thread &t, const std::string &name, int family, std::vector<std::string> &addresses) {
    if (m_turns) refuseReplay(t, ReplayEnd::Network);
    addrinfo wanted{};
    wanted.ai_family = family;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    int failure = 0;
    const vm::SystemResult result = blocking(of(t), [&]() -> std::int64_t {
        failure = ::getaddrinfo(name.c_str(), nullptr, &wanted, &found);
        return 0;
    });
    if (result.value < 0) return result;
    if (failure != 0) return {-1, failure, vm::Wait::Go};
    for (const addrinfo *entry = found; entry; entry = entry->ai_next) {
        char text[NI_MAXHOST];
        if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0)
            addresses.emplace_back(text);
    }
    ::freeaddrinfo(found);
    return {static_cast<std::int64_t>(addresses.size()), 0, vm::Wait::Go};
}

} // namespace forkyard::live
