// Sockets of the simulated machine: connections over its loopback, datagrams, sockets among files. Nothing leaves it.
#include "core/virtual/virtual_host.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <utility>

namespace forkyard::virtual_host {

using vm::SystemResult;
using vm::Wait;

namespace {

int familyOf(std::string_view address)
{
    sa_family_t family = AF_UNSPEC;
    if (address.size() >= sizeof family) std::memcpy(&family, address.data(), sizeof family);
    return family;
}

std::uint16_t *portIn(std::string &address)
{
    // The same place in both families.
    static_assert(offsetof(sockaddr_in, sin_port) == offsetof(sockaddr_in6, sin6_port));
    const int family = familyOf(address);
    return family == AF_INET || family == AF_INET6 ? reinterpret_cast<std::uint16_t *>(address.data() + offsetof(sockaddr_in, sin_port)) : nullptr;
}
std::uint16_t portOf(std::string address)
{
    const std::uint16_t *port = portIn(address);
    return port ? ntohs(*port) : 0;
}

std::string anyAddress(int family)
{
    if (family == AF_INET) return std::string(sizeof(sockaddr_in), '\0').replace(0, sizeof(sa_family_t), reinterpret_cast<const char *>(&family), sizeof(sa_family_t));
    if (family == AF_INET6) return std::string(sizeof(sockaddr_in6), '\0').replace(0, sizeof(sa_family_t), reinterpret_cast<const char *>(&family), sizeof(sa_family_t));
    return std::string(reinterpret_cast<const char *>(&family), sizeof(sa_family_t));
}

bool isAny(std::string_view address)
{
    if (familyOf(address) == AF_INET) return reinterpret_cast<const sockaddr_in *>(address.data())->sin_addr.s_addr == 0;
    if (familyOf(address) == AF_INET6) return IN6_IS_ADDR_UNSPECIFIED(&reinterpret_cast<const sockaddr_in6 *>(address.data())->sin6_addr);
    return false;
}

/// The machine itself: 127.x.x.x, ::1.
bool isOwn(std::string_view address)
{
    if (familyOf(address) == AF_INET) return (ntohl(reinterpret_cast<const sockaddr_in *>(address.data())->sin_addr.s_addr) >> 24) == 127;
    if (familyOf(address) == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6 *>(address.data())->sin6_addr);
    return true;
}

std::string ownAddress(int family, std::uint16_t port)
{
    std::string address = anyAddress(family);
    if (family == AF_INET) reinterpret_cast<sockaddr_in *>(address.data())->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (family == AF_INET6) reinterpret_cast<sockaddr_in6 *>(address.data())->sin6_addr = in6addr_loopback;
    if (std::uint16_t *place = portIn(address)) *place = htons(port);
    return address;
}

/// Whether what is sent to `to` comes in at a socket that is bound to `bound`.
bool meets(const std::string &bound, const std::string &to)
{
    if (bound.empty() || familyOf(bound) != familyOf(to)) return false;
    if (familyOf(bound) == AF_UNIX) return bound == to;
    return portOf(bound) == portOf(to) && (isAny(bound) || bound == to || isAny(to));
}

void giveAddress(const std::string &address, void *room, std::size_t *size)
{
    if (room) std::memcpy(room, address.data(), std::min(*size, address.size()));
    *size = std::min(*size, address.size());
}

} // namespace

Socket *VirtualHost::socketOf(int fd, int *error)
{
    const OpenFile *file = fileOf(fd);
    if (error) *error = file ? ENOTSOCK : EBADF;
    if (!file || file->kind != OpenFile::SocketEnd) return nullptr;
    return &m_world.kernelToChange().sockets[file->pipe];
}

std::uint32_t VirtualHost::newSocket(int family, int type)
{
    auto &sockets = m_world.kernelToChange().sockets;
    const auto unused = std::find_if(sockets.begin(), sockets.end(), [](const Socket &s) { return !s.inUse; });
    const auto index = static_cast<std::uint32_t>(unused - sockets.begin());
    if (unused == sockets.end()) sockets.emplace_back();
    sockets[index] = Socket();
    sockets[index].inUse = true;
    sockets[index].family = family;
    sockets[index].type = type;
    return index;
}

int VirtualHost::openSocket(std::uint32_t socket)
{
    OpenFile file;
    file.kind = OpenFile::SocketEnd;
    file.pipe = socket;
    return openFile(std::move(file));
}

void World::closeSocket(std::uint32_t number)
{
    Socket &socket = m_kernel.sockets[number];
    const std::deque<std::uint32_t> waiting = std::move(socket.waiting);
    if (socket.other != Socket::Nobody) {
        Socket &other = m_kernel.sockets[socket.other];
        other.isOver = true;
        other.isReset = !socket.bytes.empty();
        other.other = Socket::Nobody;
    }
    socket = Socket();
    for (const std::uint32_t each : waiting) closeSocket(each);
}

SystemResult VirtualHost::socket(vm::Thread &, int family, int type, int)
{
    const int kind = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (family != AF_INET && family != AF_INET6 && family != AF_UNIX) return failure(EAFNOSUPPORT);
    if (kind != SOCK_STREAM && kind != SOCK_DGRAM) return failure(EPERM);
    const int fd = openSocket(newSocket(family, kind));
    fileOf(fd)->nonBlocking = type & SOCK_NONBLOCK;
    return {fd, 0, Wait::Go};
}

SystemResult VirtualHost::socketPair(vm::Thread &, int *fds)
{
    const std::uint32_t one = newSocket(AF_UNIX, SOCK_STREAM), two = newSocket(AF_UNIX, SOCK_STREAM);
    auto &sockets = m_world.m_kernel.sockets;
    sockets[one].other = two;
    sockets[two].other = one;
    for (const std::uint32_t each : {one, two}) {
        sockets[each].state = Socket::Connected;
        sockets[each].local = sockets[each].peer = anyAddress(AF_UNIX);
    }
    fds[0] = openSocket(one);
    fds[1] = openSocket(two);
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::bindSocket(vm::Thread &, int fd, const void *address, std::size_t size)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    std::string wanted(static_cast<const char *>(address), size);
    if (!socket->local.empty()) return failure(EINVAL);
    if (familyOf(wanted) != socket->family) return failure(EAFNOSUPPORT);
    if (!isAny(wanted) && !isOwn(wanted)) return failure(EADDRNOTAVAIL);
    Kernel &kernel = m_world.m_kernel;
    if (std::uint16_t *port = portIn(wanted); port && *port == 0) *port = htons(kernel.nextPort++);
    for (const Socket &other : kernel.sockets) {
        const bool isTaken = other.inUse && &other != socket && other.type == socket->type && other.state != Socket::Connected && meets(other.local, wanted);
        if (isTaken) return failure(EADDRINUSE);
    }
    if (familyOf(wanted) == AF_UNIX && wanted.size() > sizeof(sa_family_t) && wanted[sizeof(sa_family_t)]) {
        const int taken = m_fileSystem.makeSocket(wanted.substr(sizeof(sa_family_t), wanted.find('\0', sizeof(sa_family_t)) - sizeof(sa_family_t)));
        if (taken) return failure(taken);
    }
    socket->local = std::move(wanted);
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::listenSocket(vm::Thread &, int fd, int backlog)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    if (socket->type != SOCK_STREAM) return failure(EOPNOTSUPP);
    if (socket->state == Socket::Connected) return failure(EINVAL);
    if (socket->local.empty()) socket->local = ownAddress(socket->family, m_world.m_kernel.nextPort++);
    socket->state = Socket::Listening;
    socket->backlog = static_cast<std::size_t>(std::max(backlog, 0));
    return {0, 0, Wait::Go};
}

/// Puts the thread aside until the descriptor is ready, or says that it would have to.
SystemResult VirtualHost::waitFor(vm::Thread &t, int fd, short events)
{
    Waits waits;
    waits.kind = Waits::Poll;
    waits.reason.kind = vm::WaitReason::Io;
    waits.items.push_back({fd, events, 0});
    return {-1, 0, park(of(t), std::move(waits))};
}

SystemResult VirtualHost::acceptSocket(vm::Thread &t, int fd, void *address, std::size_t *size)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    if (socket->state != Socket::Listening) return failure(EINVAL);
    if (socket->waiting.empty()) return fileOf(fd)->nonBlocking ? failure(EAGAIN) : waitFor(t, fd, POLLIN);
    const std::uint32_t accepted = socket->waiting.front();
    socket->waiting.pop_front();
    giveAddress(m_world.m_kernel.sockets[accepted].peer, address, size);
    goesOn(of(t));
    return {openSocket(accepted), 0, Wait::Go};
}

/// The server's end of a new connection.
std::uint32_t VirtualHost::connected(std::uint32_t client, std::uint32_t listener)
{
    auto &sockets = m_world.m_kernel.sockets;
    const std::uint32_t server = newSocket(sockets[client].family, SOCK_STREAM);
    Socket &own = sockets[client], &other = sockets[server];
    if (own.local.empty()) own.local = own.family == AF_UNIX ? anyAddress(AF_UNIX) : ownAddress(own.family, m_world.m_kernel.nextPort++);
    own.state = other.state = Socket::Connected;
    own.other = server;
    other.other = client;
    other.local = own.peer;
    other.peer = own.local;
    sockets[listener].waiting.push_back(server);
    return server;
}

SystemResult VirtualHost::connectSocket(vm::Thread &t, int fd, const void *address, std::size_t size)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    std::string to(static_cast<const char *>(address), size);
    if (familyOf(to) != socket->family) return failure(EAFNOSUPPORT);
    if (isAny(to)) to = ownAddress(familyOf(to), portOf(to));
    if (socket->type == SOCK_DGRAM) {
        socket->peer = to;
        return {0, 0, Wait::Go};
    }
    if (socket->state == Socket::Connected) return failure(EISCONN);
    if (!isOwn(to)) return failure(ENETUNREACH);
    auto &sockets = m_world.m_kernel.sockets;
    const auto listener = std::find_if(sockets.begin(), sockets.end(), [&](const Socket &s) { return s.inUse && s.state == Socket::Listening && meets(s.local, to); });
    if (listener == sockets.end()) {
        const std::string path = to.substr(sizeof(sa_family_t), to.find('\0', sizeof(sa_family_t)) - sizeof(sa_family_t));
        const int refused = familyOf(to) == AF_UNIX && !m_fileSystem.exists(path) ? ENOENT : ECONNREFUSED;
        if (!fileOf(fd)->nonBlocking || familyOf(to) == AF_UNIX) return failure(refused);
        socket->error = refused; // to be asked for, once connecting has ended
        return failure(EINPROGRESS);
    }
    socket->peer = to;
    connected(fileOf(fd)->pipe, static_cast<std::uint32_t>(listener - sockets.begin()));
    goesOn(of(t));
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::socketName(vm::Thread &, int fd, bool ofPeer, void *address, std::size_t *size)
{
    int error = 0;
    const Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    if (ofPeer && socket->state != Socket::Connected && socket->peer.empty()) return failure(ENOTCONN);
    giveAddress(ofPeer ? socket->peer : socket->local.empty() ? anyAddress(socket->family) : socket->local, address, size);
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::setSocketOption(vm::Thread &, int fd, int level, int option, const void *value, std::size_t size)
{
    int error = 0, number = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    std::memcpy(&number, value, std::min(size, sizeof number));
    socket->options[{level, option}] = number;
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::getSocketOption(vm::Thread &, int fd, int level, int option, void *value, std::size_t *size)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    int number = 0;
    const auto set = socket->options.find({level, option});
    if (level == SOL_SOCKET && option == SO_ERROR) number = std::exchange(socket->error, 0);
    else if (level == SOL_SOCKET && option == SO_TYPE) number = socket->type;
    else if (level == SOL_SOCKET && option == SO_ACCEPTCONN) number = socket->state == Socket::Listening;
    else if (set != socket->options.end()) number = set->second;
    *size = std::min(*size, sizeof number);
    std::memcpy(value, &number, *size);
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::shutdownSocket(vm::Thread &, int fd, int how)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    if (socket->state != Socket::Connected) return failure(ENOTCONN);
    if (how == SHUT_RD || how == SHUT_RDWR) socket->isReadShut = true;
    if (how == SHUT_WR || how == SHUT_RDWR) {
        socket->isWriteShut = true;
        if (socket->other != Socket::Nobody) m_world.m_kernel.sockets[socket->other].isOver = true;
    }
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::lookUp(vm::Thread &, const std::string &name, int family, std::vector<std::string> &addresses)
{
    unsigned char parsed[sizeof(in6_addr)];
    const bool isNumber = inet_pton(AF_INET, name.c_str(), parsed) == 1 || inet_pton(AF_INET6, name.c_str(), parsed) == 1;
    if (isNumber) {
        addresses.push_back(name);
        return {1, 0, Wait::Go};
    }
    char own[256] = {};
    gethostname(own, sizeof own - 1);
    if (name != "localhost" && name != own) return {-1, EAI_NONAME, Wait::Go};
    if (family != AF_INET && name == "localhost") addresses.emplace_back("::1");
    if (family != AF_INET6) addresses.emplace_back("127.0.0.1");
    return {static_cast<std::int64_t>(addresses.size()), 0, Wait::Go};
}

short VirtualHost::socketReadiness(const Socket &socket) const
{
    unsigned ready = 0;
    if (socket.state == Socket::Listening) return socket.waiting.empty() ? 0 : POLLIN;
    if (socket.type == SOCK_DGRAM) return static_cast<short>((socket.datagrams.empty() ? 0u : unsigned{POLLIN}) | unsigned{POLLOUT});
    if (socket.state == Socket::Fresh) return POLLOUT | POLLHUP;
    if (!socket.bytes.empty() || socket.isOver || socket.isReadShut) ready |= POLLIN;
    const bool hasRoom = socket.other == Socket::Nobody || m_world.m_kernel.sockets[socket.other].bytes.size() < Socket::Capacity;
    if (hasRoom) ready |= POLLOUT;
    if (socket.isReset) ready |= POLLERR;
    if (socket.isOver && (socket.isWriteShut || socket.other == Socket::Nobody)) ready |= POLLHUP;
    return static_cast<short>(ready);
}

SystemResult VirtualHost::receiveFrom(vm::Thread &t, int fd, void *buffer, std::size_t size, int flags, std::string *from)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    const bool mustNotWait = fileOf(fd)->nonBlocking || (flags & MSG_DONTWAIT);
    const bool isPeek = flags & MSG_PEEK;
    if (socket->type == SOCK_DGRAM) {
        if (socket->datagrams.empty()) return mustNotWait ? failure(EAGAIN) : waitFor(t, fd, POLLIN);
        const auto [sender, bytes] = socket->datagrams.front();
        if (!isPeek) socket->datagrams.pop_front();
        const std::size_t count = std::min(size, bytes.size());
        std::memcpy(buffer, bytes.data(), count);
        if (from) *from = sender;
        goesOn(of(t));
        return {static_cast<std::int64_t>(count), 0, Wait::Go};
    }
    if (socket->state != Socket::Connected) return failure(ENOTCONN);
    if (socket->bytes.empty() && !socket->isOver && !socket->isReadShut) return mustNotWait ? failure(EAGAIN) : waitFor(t, fd, POLLIN);
    goesOn(of(t));
    if (socket->isReset && socket->bytes.empty()) {
        socket->isReset = false;
        return failure(ECONNRESET);
    }
    if (from) *from = socket->peer;
    const std::size_t count = std::min(size, socket->bytes.size());
    std::memcpy(buffer, socket->bytes.data(), count);
    if (!isPeek) socket->bytes.erase(0, count);
    return {static_cast<std::int64_t>(count), 0, Wait::Go};
}

SystemResult VirtualHost::sendTo(vm::Thread &t, int fd, const void *buffer, std::size_t size, int flags, const std::string &given)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    const std::string_view bytes(static_cast<const char *>(buffer), size);
    auto &sockets = m_world.m_kernel.sockets;
    if (socket->type == SOCK_DGRAM) {
        std::string to = given.empty() ? socket->peer : given;
        if (to.empty()) return failure(EDESTADDRREQ);
        if (isAny(to)) to = ownAddress(familyOf(to), portOf(to));
        if (socket->local.empty()) socket->local = socket->family == AF_UNIX ? anyAddress(AF_UNIX) : ownAddress(socket->family, m_world.m_kernel.nextPort++);
        const auto target = std::find_if(sockets.begin(), sockets.end(), [&](const Socket &s) { return s.inUse && s.type == SOCK_DGRAM && meets(s.local, to); });
        std::string sender = socket->local;
        if (isAny(sender)) sender = ownAddress(socket->family, portOf(sender));
        // Nobody there: it is lost.
        if (target != sockets.end()) target->datagrams.emplace_back(sender, bytes);
        goesOn(of(t));
        return {static_cast<std::int64_t>(size), 0, Wait::Go};
    }
    if (socket->state != Socket::Connected) return failure(socket->state == Socket::Fresh ? EPIPE : ENOTCONN);
    if (socket->isReset) {
        socket->isReset = false;
        return failure(ECONNRESET);
    }
    if (socket->isWriteShut || socket->other == Socket::Nobody) return failure(EPIPE);
    Socket &other = sockets[socket->other];
    const std::size_t room = Socket::Capacity - std::min(Socket::Capacity, other.bytes.size());
    if (room == 0 && size > 0) return fileOf(fd)->nonBlocking || (flags & MSG_DONTWAIT) ? failure(EAGAIN) : waitFor(t, fd, POLLOUT);
    const std::size_t count = std::min(size, room);
    if (!other.isReadShut) other.bytes += bytes.substr(0, count);
    goesOn(of(t));
    return {static_cast<std::int64_t>(count), 0, Wait::Go};
}

} // namespace forkyard::virtual_host
