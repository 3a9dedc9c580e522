// Sockets of the simulated machine: connections over its loopback, datagrams, sockets among files. Nothing leaves it. Long, because
// one table of sockets serves all three, and each call asks of what kind the socket is.
#include "core/virtual/virtual_host.h"
#include "core/vm/descriptor_passing.h"

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

/// 10.0.0.1 is the first machine of a network.
std::string machineAddress(std::uint32_t machine, std::uint16_t port)
{
    std::string address = anyAddress(AF_INET);
    reinterpret_cast<sockaddr_in *>(address.data())->sin_addr.s_addr = htonl(0x0a000001 + machine);
    *portIn(address) = htons(port);
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
    sockets[index].serial = ++m_world.m_kernel.lastSocket;
    sockets[index].machine = entry().machine;
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
        const bool isReset = !socket.bytes.empty() || socket.closesHard;
        other.other = Socket::Nobody;
        if (isPlainWay(socket.machine, other.machine)) {
            other.isOver = true;
            other.isReset = isReset;
        } else {
            Packet packet;
            packet.kind = isReset ? Packet::Reset : Packet::Over;
            packet.to = socket.other;
            packet.serial = other.serial;
            send(std::move(packet), socket.machine, other.machine, true);
        }
    }
    socket = Socket();
    std::erase_if(m_kernel.packets, [number](const Packet &packet) { return packet.to == number; });
    findNextTimer();
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

namespace {
/// What goes along the pair instead of descriptors: whose they are. Their numbers follow.
struct DescriptorOffer {
    std::int64_t giver = 0, count = 0;
};
} // namespace

SystemResult VirtualHost::bindSocket(vm::Thread &, int fd, const void *address, std::size_t size)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    std::string wanted(static_cast<const char *>(address), size);
    if (!socket->local.empty()) return failure(EINVAL);
    if (familyOf(wanted) != socket->family) return failure(EAFNOSUPPORT);
    if (!isAny(wanted) && machineOf(wanted) != entry().machine) return failure(EADDRNOTAVAIL);
    Kernel &kernel = m_world.m_kernel;
    if (std::uint16_t *port = portIn(wanted); port && *port == 0) *port = htons(kernel.nextPort++);
    for (const Socket &other : kernel.sockets) {
        const bool isTaken = other.inUse && &other != socket && other.machine == socket->machine && other.type == socket->type && other.state != Socket::Connected && meets(other.local, wanted);
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
    other.machine = sockets[listener].machine;
    if (own.local.empty()) own.local = own.family == AF_UNIX ? anyAddress(AF_UNIX) : ownAddress(own.family, m_world.m_kernel.nextPort++);
    other.state = Socket::Connected;
    if (own.state == Socket::Fresh) own.state = Socket::Connected;
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
    if (socket->state == Socket::Connected && (socket->isCalling || fileOf(fd)->nonBlocking)) {
        if (!std::exchange(socket->isCalling, false)) return failure(EISCONN);
        goesOn(of(t));
        return {0, 0, Wait::Go};
    }
    if (socket->state == Socket::Connected) return failure(EISCONN);
    if (socket->state == Socket::Connecting) return fileOf(fd)->nonBlocking ? failure(EALREADY) : waitFor(t, fd, POLLOUT);
    if (std::exchange(socket->isCalling, false) && socket->error) {
        goesOn(of(t));
        return failure(std::exchange(socket->error, 0));
    }
    const std::int64_t machine = machineOf(to);
    if (machine < 0) return failure(static_cast<int>(-machine));
    auto at = static_cast<std::uint32_t>(machine);
    // A child that was placed on another machine has its parent's addresses, which are meant there.
    if (familyOf(to) != AF_UNIX && isOwn(to) && listenerAt(at, to) == Socket::Nobody) at = entry().home;
    socket->peer = to;
    if (!m_world.isPlainWay(socket->machine, at)) return connectAcross(t, fd, at);
    const std::uint32_t listener = listenerAt(at, to);
    if (listener == Socket::Nobody) {
        const std::string path = to.substr(sizeof(sa_family_t), to.find('\0', sizeof(sa_family_t)) - sizeof(sa_family_t));
        const int refused = familyOf(to) == AF_UNIX && !m_fileSystem.exists(path) ? ENOENT : ECONNREFUSED;
        socket->peer.clear();
        if (!fileOf(fd)->nonBlocking || familyOf(to) == AF_UNIX) return failure(refused);
        socket->error = refused; // to be asked for, once connecting has ended
        return failure(EINPROGRESS);
    }
    if (at != socket->machine && socket->local.empty()) socket->local = addressTowards(at, socket->family, m_world.m_kernel.nextPort++);
    connected(fileOf(fd)->pipe, listener);
    if (fileOf(fd)->nonBlocking && familyOf(to) != AF_UNIX) {
        socketOf(fd)->isCalling = true; // as the kernel has it, however short the way
        return failure(EINPROGRESS);
    }
    goesOn(of(t));
    return {0, 0, Wait::Go};
}

// -- Between machines

std::int64_t VirtualHost::machineOf(const std::string &address) const
{
    const std::uint32_t here = m_world.m_kernel.processes[m_process].machine;
    if (isOwn(address)) return here;
    if (familyOf(address) != AF_INET) return -ENETUNREACH;
    const std::uint32_t number = ntohl(reinterpret_cast<const sockaddr_in *>(address.data())->sin_addr.s_addr) - 0x0a000001;
    const std::size_t machines = m_world.m_options.network.machines.size();
    if (number < machines) return number;
    return machines > 0 && number < 254 ? -EHOSTUNREACH : -ENETUNREACH;
}

std::uint32_t VirtualHost::listenerAt(std::uint32_t machine, const std::string &address) const
{
    const auto &sockets = m_world.m_kernel.sockets;
    const auto found = std::find_if(sockets.begin(), sockets.end(), [&](const Socket &s) { return s.inUse && s.machine == machine && s.state == Socket::Listening && meets(s.local, address); });
    return found == sockets.end() ? Socket::Nobody : static_cast<std::uint32_t>(found - sockets.begin());
}

std::string VirtualHost::addressTowards(std::uint32_t machine, int family, std::uint16_t port) const
{
    const std::uint32_t here = m_world.m_kernel.processes[m_process].machine;
    return machine == here || family != AF_INET ? ownAddress(family, port) : machineAddress(here, port);
}

/// The wish is on its way, and its answer comes later.
SystemResult VirtualHost::connectAcross(vm::Thread &t, int fd, std::uint32_t machine)
{
    constexpr std::int64_t longestCall = 127'000'000'000; // as Linux has it, with six repetitions
    const std::uint32_t number = fileOf(fd)->pipe;
    Socket &socket = m_world.kernelToChange().sockets[number];
    if (socket.local.empty()) socket.local = addressTowards(machine, socket.family, m_world.m_kernel.nextPort++);
    socket.state = Socket::Connecting;
    socket.isCalling = true;
    Packet call, late;
    call.kind = Packet::Call;
    late.kind = Packet::Answer;
    call.to = late.to = number;
    call.serial = late.serial = socket.serial;
    call.machine = machine;
    late.error = ETIMEDOUT;
    late.at = m_world.m_clock + longestCall;
    m_world.m_kernel.packets.push_back(std::move(late));
    m_world.send(std::move(call), socket.machine, machine, true);
    m_world.findNextTimer();
    return fileOf(fd)->nonBlocking ? failure(EINPROGRESS) : waitFor(t, fd, POLLOUT);
}

void VirtualHost::called(const Packet &call)
{
    Kernel &kernel = m_world.kernelToChange();
    if (kernel.sockets[call.to].state != Socket::Connecting) return;
    const std::uint32_t listener = listenerAt(call.machine, kernel.sockets[call.to].peer);
    if (listener != Socket::Nobody) connected(call.to, listener);
    Packet answer;
    answer.kind = Packet::Answer;
    answer.to = call.to;
    answer.serial = call.serial;
    answer.error = listener == Socket::Nobody ? ECONNREFUSED : 0;
    m_world.send(std::move(answer), call.machine, kernel.sockets[call.to].machine, true);
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

SystemResult VirtualHost::setSocketOption(vm::Thread &t, int fd, int level, int option, const void *value, std::size_t size)
{
    if (level == vm::DescriptorLevel) {
        const DescriptorOffer offer{entry().pid, static_cast<std::int64_t>(size / sizeof(int))};
        const std::string bytes = std::string(reinterpret_cast<const char *>(&offer), sizeof offer).append(static_cast<const char *>(value), size);
        return write(t, fd, bytes.data(), bytes.size());
    }
    int error = 0, number = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    std::memcpy(&number, value, std::min(size, sizeof number));
    socket->options[{level, option}] = number;
    if (level == SOL_SOCKET && option == SO_LINGER && size >= sizeof(linger)) {
        linger wish{};
        std::memcpy(&wish, value, sizeof wish);
        socket->closesHard = wish.l_onoff && wish.l_linger == 0;
    }
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::getSocketOption(vm::Thread &t, int fd, int level, int option, void *value, std::size_t *size)
{
    if (level == vm::DescriptorLevel) {
        DescriptorOffer offer;
        const SystemResult received = read(t, fd, &offer, sizeof offer);
        if (received.wait != Wait::Go || received.value <= 0) return received;
        const auto count = static_cast<std::size_t>(offer.count);
        if (2 * count * sizeof(int) > *size) return failure(EMFILE);
        int *here = static_cast<int *>(value), *there = here + count;
        // They came with it: an offer is one write.
        if (const SystemResult rest = read(t, fd, there, count * sizeof(int)); rest.wait != Wait::Go || rest.value < 0) return rest;
        Kernel &kernel = m_world.kernelToChange();
        const ProcessEntry *giver = kernel.find(offer.giver);
        for (std::size_t i = 0; i < count; ++i) {
            const auto place = static_cast<std::size_t>(there[i]);
            const std::int32_t file = giver && place < giver->descriptors.size() ? giver->descriptors[place].file : -1;
            if (file < 0) return failure(EBADF);
            here[i] = freeDescriptor();
            entry().descriptors[static_cast<std::size_t>(here[i])] = {file, false};
            ++kernel.files[static_cast<std::size_t>(file)].references;
        }
        return {offer.count, 0, Wait::Go};
    }
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

/// Who waits in accept is told that it makes no sense any more; whoever called and was not accepted loses the connection.
void VirtualHost::stopListening(Socket &socket)
{
    const std::deque<std::uint32_t> waiting = std::exchange(socket.waiting, {});
    socket.state = Socket::Fresh;
    for (const std::uint32_t each : waiting) m_world.closeSocket(each);
}

SystemResult VirtualHost::shutdownSocket(vm::Thread &, int fd, int how)
{
    int error = 0;
    Socket *socket = socketOf(fd, &error);
    if (!socket) return failure(error);
    if (how < SHUT_RD || how > SHUT_RDWR) return failure(EINVAL);
    if (socket->state == Socket::Listening) {
        if (how != SHUT_WR) stopListening(*socket);
        return {0, 0, Wait::Go};
    }
    if (socket->state != Socket::Connected) return failure(ENOTCONN);
    if (how == SHUT_RD || how == SHUT_RDWR) socket->isReadShut = true;
    if (how == SHUT_WR || how == SHUT_RDWR) {
        socket->isWriteShut = true;
        if (socket->other != Socket::Nobody) {
            Socket &other = m_world.m_kernel.sockets[socket->other];
            if (m_world.isPlainWay(socket->machine, other.machine)) {
                other.isOver = true;
            } else {
                Packet packet;
                packet.kind = Packet::Over;
                packet.to = socket->other;
                packet.serial = other.serial;
                m_world.send(std::move(packet), socket->machine, other.machine, true);
            }
        }
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
    const NetworkPlan &network = m_world.m_options.network;
    const bool hasMachines = !network.isEmpty();
    if (name.empty()) {
        addresses.push_back(hasMachines ? network.machines[entry().machine].name : std::string(own));
        return {1, 0, Wait::Go};
    }
    if (const std::size_t machine = network.find(name); machine < network.machines.size()) {
        if (family == AF_INET6) return {-1, EAI_NONAME, Wait::Go};
        addresses.push_back("10.0.0." + std::to_string(machine + 1));
        return {1, 0, Wait::Go};
    }
    if (name != "localhost" && (hasMachines || name != own)) return {-1, EAI_NONAME, Wait::Go};
    if (family != AF_INET && name == "localhost") addresses.emplace_back("::1");
    if (family != AF_INET6) addresses.emplace_back("127.0.0.1");
    return {static_cast<std::int64_t>(addresses.size()), 0, Wait::Go};
}

short VirtualHost::socketReadiness(const Socket &socket) const
{
    unsigned ready = 0;
    if (socket.state == Socket::Listening) return socket.waiting.empty() ? 0 : POLLIN;
    if (socket.type == SOCK_DGRAM) return static_cast<short>((socket.datagrams.empty() ? 0u : unsigned{POLLIN}) | unsigned{POLLOUT});
    if (socket.state == Socket::Connecting) return 0;
    if (socket.state == Socket::Fresh) return static_cast<short>(unsigned{POLLOUT} | unsigned{POLLHUP} | (socket.error ? unsigned{POLLERR} : 0u));
    if (!socket.bytes.empty() || socket.isOver || socket.isReadShut) ready |= POLLIN;
    const bool hasRoom = socket.other == Socket::Nobody || m_world.m_kernel.sockets[socket.other].bytes.size() + m_world.onTheirWay(socket.other) < Socket::Capacity;
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
        return failure(socket->error ? std::exchange(socket->error, 0) : ECONNRESET);
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
        const std::int64_t machine = machineOf(to);
        if (machine < 0) return failure(static_cast<int>(-machine));
        const auto listens = [&](std::int64_t there) {
            return std::find_if(sockets.begin(), sockets.end(), [&](const Socket &s) { return s.inUse && s.machine == there && s.type == SOCK_DGRAM && meets(s.local, to); });
        };
        auto target = listens(machine);
        if (target == sockets.end() && familyOf(to) != AF_UNIX && isOwn(to)) target = listens(entry().home);
        std::string sender = socket->local;
        if (isAny(sender)) sender = addressTowards(target == sockets.end() ? socket->machine : target->machine, socket->family, portOf(sender));
        // Nobody there: it is lost.
        if (target != sockets.end() && m_world.isPlainWay(socket->machine, target->machine)) {
            target->datagrams.emplace_back(sender, bytes);
        } else if (target != sockets.end()) {
            Packet packet;
            packet.kind = Packet::Datagram;
            packet.to = static_cast<std::uint32_t>(target - sockets.begin());
            packet.serial = target->serial;
            packet.bytes = bytes;
            packet.sender = sender;
            m_world.send(std::move(packet), socket->machine, target->machine, false);
        }
        goesOn(of(t));
        return {static_cast<std::int64_t>(size), 0, Wait::Go};
    }
    if (socket->state != Socket::Connected) return failure(socket->state == Socket::Fresh ? EPIPE : ENOTCONN);
    if (socket->isReset) {
        socket->isReset = false;
        return failure(socket->error ? std::exchange(socket->error, 0) : ECONNRESET);
    }
    const bool isFar = socket->family == AF_INET || socket->family == AF_INET6;
    if (socket->isWriteShut || socket->isRefused || (!isFar && socket->other == Socket::Nobody && socket->isOver)) return failure(EPIPE);
    if (socket->other == Socket::Nobody) { // it has gone, which nobody knows here yet: the answer to this says so
        socket->isRefused = socket->isOver;
        goesOn(of(t));
        return {static_cast<std::int64_t>(size), 0, Wait::Go};
    }
    Socket &other = sockets[socket->other];
    const std::size_t room = Socket::Capacity - std::min(Socket::Capacity, other.bytes.size() + m_world.onTheirWay(socket->other));
    if (room == 0 && size > 0) return fileOf(fd)->nonBlocking || (flags & MSG_DONTWAIT) ? failure(EAGAIN) : waitFor(t, fd, POLLOUT);
    const std::size_t count = std::min(size, room);
    if (m_world.isPlainWay(socket->machine, other.machine)) {
        if (!other.isReadShut) other.bytes += bytes.substr(0, count);
    } else {
        Packet packet;
        packet.to = socket->other;
        packet.serial = other.serial;
        packet.bytes = bytes.substr(0, count);
        if (!m_world.send(std::move(packet), socket->machine, other.machine, true)) m_world.giveUp(fileOf(fd)->pipe);
    }
    goesOn(of(t));
    return {static_cast<std::int64_t>(count), 0, Wait::Go};
}

} // namespace forkyard::virtual_host
