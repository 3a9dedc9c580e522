// _socket: sockets as descriptors, with timeouts, told to the trace. The class socket, names and their look-up stand in socket.py.
//
// A timeout is None (the descriptor blocks), 0 (it does not) or seconds (it does not, and is waited for here).
#include "core/modules/network_modules.h"
#include "core/modules/os_module.h"
#include "core/modules/socket_address.h"
#include "core/modules/sync_object.h"
#include "core/modules/system_modules.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace forkyard::modules {

namespace {

using trace::EventKind;
using vm::ClassId;
using vm::SystemResult;

/// False with TypeError or OverflowError set.
bool intArgument(Call &call, std::uint32_t i, int &number)
{
    std::int64_t wide = 0;
    const Outcome o = vm::toIndex(call.thread, call[i], wide);
    if (o == Outcome::Python) call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", vm::typeName(call.machine, call[i]).c_str());
    if (o != Outcome::Done) return false;
    if (wide < INT32_MIN || wide > INT32_MAX) {
        call.raise(ClassId::OverflowError, "Python int too large to convert to C int");
        return false;
    }
    number = static_cast<int>(wide);
    return true;
}

Outcome answer(Call &call, const SystemResult &r)
{
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return vm::raiseErrno(call.thread, r.error);
    return call.done(vm::makeInt(call.thread, r.value));
}

/// One operation of a socket that may have to wait: for readiness where it has a timeout, in the call itself where it has none.
class Operation {
public:
    Operation(Call &call, int fd, short events, Value timeout, Value told) : m_call(call), m_thread(call.thread), m_fd(fd), m_events(events), m_timeout(timeout)
    {
        if (told.isInt()) m_number = static_cast<std::uint32_t>(told.asInt());
    }
    /// Calls attempt() until it has an answer. Raised: an exception is set. Done: `result` is it.
    template <typename Attempt>
    Outcome run(const char *what, Attempt attempt, SystemResult &result);
    /// Where it is not a name of the socket's own that says whom it has to do with.
    void setAddress(const std::string &address) { m_address = address; }

private:
    std::string waitText(const char *what) const;
    bool mayWait() const { return !(m_timeout.isInt() && m_timeout.asInt() == 0) && !(m_timeout.isReal() && m_timeout.asReal() == 0); }
    Outcome awaitReady();
    void end()
    {
        m_thread.waitDeadline = 0;
        if (m_thread.writer && mayWait()) m_thread.writer->emitAcquire(EventKind::IoWaitEnd, 0, 0, currentLine(m_thread));
    }

    Call &m_call;
    Thread &m_thread;
    int m_fd;
    short m_events;
    Value m_timeout;
    std::uint32_t m_number = 0;
    std::string m_address;
};

/// "accept at 127.0.0.1:5000", "recv from 127.0.0.1:40112": the call, and what it waits for.
std::string Operation::waitText(const char *what) const
{
    if (!m_address.empty()) return std::string(what) + " to " + m_address;
    const bool isServer = std::string_view(what) == "accept";
    for (const bool ofPeer : {true, false}) {
        if (ofPeer && isServer) continue;
        std::string address(sizeof(sockaddr_storage), '\0');
        std::size_t size = address.size();
        if (m_call.machine.host.socketName(m_thread, m_fd, ofPeer, address.data(), &size).value < 0) continue;
        address.resize(size);
        if (const std::string text = addressText(address); !text.empty()) return std::string(what) + (!ofPeer ? " at " : m_events & POLLIN ? " from " : " to ") + text;
    }
    return what;
}

template <typename Attempt>
Outcome Operation::run(const char *what, Attempt attempt, SystemResult &result)
{
    // poll(2) would pass over the descriptor of a socket that is closed, and wait.
    if (m_fd < 0) return vm::raiseErrno(m_thread, EBADF);
    if (m_thread.waitDeadline == 0 && mayWait()) {
        m_thread.waitDeadline = WaitReason::NoDeadline;
        if (!m_timeout.isNone()) {
            double seconds = m_timeout.isInt() ? static_cast<double>(m_timeout.asInt()) : m_timeout.isReal() ? m_timeout.asReal() : 0;
            m_thread.waitDeadline = m_call.machine.host.now(vm::Host::Clock::Monotonic) + static_cast<std::int64_t>(std::min(seconds, 1e9) * 1e9);
        }
        if (m_thread.writer) m_thread.writer->emitText(EventKind::IoWaitBegin, m_number, 0, currentLine(m_thread), waitText(what));
    }
    for (;;) {
        if (mayWait() && !m_timeout.isNone()) {
            const Outcome o = awaitReady();
            if (o == Outcome::Blocked) return o;
            if (o != Outcome::Done) {
                end();
                return o;
            }
        }
        result = attempt();
        if (result.wait == Wait::Parked) return Outcome::Blocked;
        // Somebody else took what it was ready for.
        const bool isAgain = result.value < 0 && (result.error == EAGAIN || result.error == EWOULDBLOCK) && mayWait() && !m_timeout.isNone();
        if (isAgain) continue;
        end();
        if (result.wait == Wait::Raised) return Outcome::Raised;
        return result.value < 0 ? vm::raiseErrno(m_thread, result.error) : Outcome::Done;
    }
}

Outcome Operation::awaitReady()
{
    vm::PollItem item{m_fd, m_events, 0};
    const SystemResult r = m_call.machine.host.poll(m_thread, &item, 1, m_thread.waitDeadline);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return vm::raiseErrno(m_thread, r.error);
    if (r.value == 0) return m_call.raise(ClassId::TimeoutError, "timed out");
    return Outcome::Done;
}

void tellText(Thread &t, EventKind kind, Value told, const std::string &text)
{
    if (t.writer && told.isInt() && told.asInt() != 0) t.writer->emitText(kind, static_cast<std::uint32_t>(told.asInt()), 0, currentLine(t), text);
}

// -- Making and unmaking

Outcome makeSocket(Call &call)
{
    int family = 0, type = 0, protocol = 0;
    if (!intArgument(call, 0, family) || !intArgument(call, 1, type) || !intArgument(call, 2, protocol)) return Outcome::Raised;
    return answer(call, call.machine.host.socket(call.thread, family, type, protocol));
}

Outcome makePair(Call &call)
{
    int fds[2] = {-1, -1};
    if (const Outcome o = answer(call, call.machine.host.socketPair(call.thread, fds)); o != Outcome::Done) return o;
    const Value pair[] = {Value::integer(fds[0]), Value::integer(fds[1])};
    return call.done(vm::makeTuple(call.thread, pair, 2));
}

Outcome closeSocket(Call &call)
{
    int fd = 0;
    if (!intArgument(call, 0, fd)) return Outcome::Raised;
    if (call[1].isInt()) tellFree(call.thread, EventKind::SocketClose, static_cast<std::uint32_t>(call[1].asInt()));
    const SystemResult r = call.machine.host.close(call.thread, fd);
    // The peer may have gone first: the descriptor is closed all the same.
    return r.value < 0 && r.error == ECONNRESET ? call.done() : answer(call, r);
}

Outcome shutDown(Call &call)
{
    int fd = 0, how = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 1, how)) return Outcome::Raised;
    const Outcome o = answer(call, call.machine.host.shutdownSocket(call.thread, fd, how));
    return o == Outcome::Done ? call.done() : o;
}

Outcome setBlocking(Call &call)
{
    int fd = 0;
    if (!intArgument(call, 0, fd)) return Outcome::Raised;
    const Outcome o = answer(call, call.machine.host.setBlocking(call.thread, fd, call[1].isTrue()));
    return o == Outcome::Done ? call.done() : o;
}

// -- Servers

/// may_listen(fd): the address that it may not be told of, or None where it may.
Outcome mayListen(Call &call)
{
    int fd = 0;
    if (!intArgument(call, 0, fd)) return Outcome::Raised;
    std::string address(sizeof(sockaddr_storage), '\0');
    std::size_t size = address.size();
    if (const Outcome o = answer(call, call.machine.host.socketName(call.thread, fd, false, address.data(), &size)); o != Outcome::Done) return o;
    address.resize(size);
    return call.done(Value::boolean(call.machine.host.mayListen(address.data(), size)));
}

Outcome bindSocket(Call &call)
{
    int fd = 0;
    std::string address;
    if (!intArgument(call, 0, fd) || !socketAddress(call, 1, 2, address)) return Outcome::Raised;
    const Outcome o = answer(call, call.machine.host.bindSocket(call.thread, fd, address.data(), address.size()));
    if (o == Outcome::Done) noteBound(address.data(), address.size());
    return o == Outcome::Done ? call.done() : o;
}

Outcome listenSocket(Call &call)
{
    int fd = 0, backlog = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 1, backlog)) return Outcome::Raised;
    const Outcome o = answer(call, call.machine.host.listenSocket(call.thread, fd, std::max(backlog, 0)));
    return o == Outcome::Done ? call.done() : o;
}

/// accept(fd, timeout, told): (descriptor, address of the peer). That somebody was accepted is told of the new socket, by whoever makes it.
Outcome acceptSocket(Call &call)
{
    Thread &t = call.thread;
    int fd = 0;
    if (!intArgument(call, 0, fd)) return Outcome::Raised;
    std::string address(sizeof(sockaddr_storage), '\0');
    std::size_t size = address.size();
    SystemResult r;
    const Outcome o = Operation(call, fd, POLLIN, call[1], call[2]).run("accept", [&] {
        size = address.size();
        return call.machine.host.acceptSocket(t, fd, address.data(), &size);
    }, r);
    if (o != Outcome::Done) return o;
    address.resize(size);
    const Value pair[] = {Value::integer(r.value), addressValue(t, address)};
    return call.done(vm::makeTuple(t, pair, 2));
}

// -- Clients

/// connect(fd, family, address, timeout, told). A socket with a timeout does not block: the end of connecting is waited for here.
Outcome connectSocket(Call &call)
{
    Thread &t = call.thread;
    int fd = 0;
    std::string address;
    if (!intArgument(call, 0, fd) || !socketAddress(call, 1, 2, address)) return Outcome::Raised;
    const bool isTimed = !call[3].isNone() && !(call[3].isInt() && call[3].asInt() == 0) && !(call[3].isReal() && call[3].asReal() == 0);
    if (t.waitDeadline == 0) tellText(t, EventKind::SocketConnect, call[4], addressText(address));
    SystemResult r;
    if (call[3].isNone()) {
        Operation waiting(call, fd, POLLOUT, call[3], call[4]);
        waiting.setAddress(addressText(address));
        const Outcome o = waiting.run("connect", [&] { return call.machine.host.connectSocket(t, fd, address.data(), address.size()); }, r);
        if (o == Outcome::Raised && r.error != 0 && r.wait == Wait::Go) tellText(t, EventKind::SocketRefused, call[4], std::strerror(r.error));
        return o == Outcome::Done ? call.done() : o;
    }
    if (!isTimed || t.waitDeadline == 0) r = call.machine.host.connectSocket(t, fd, address.data(), address.size());
    else r = {-1, EINPROGRESS, Wait::Go};
    if (r.value < 0 && r.error == EINPROGRESS && isTimed) {
        Operation waiting(call, fd, POLLOUT, call[3], call[4]);
        waiting.setAddress(addressText(address));
        const Outcome o = waiting.run("connect", [&] {
            int error = 0;
            std::size_t size = sizeof error;
            SystemResult ended = call.machine.host.getSocketOption(t, fd, SOL_SOCKET, SO_ERROR, &error, &size);
            if (ended.value >= 0 && error != 0) ended = {-1, error, Wait::Go};
            return ended;
        }, r);
        if (o == Outcome::Raised && r.error != 0) tellText(t, EventKind::SocketRefused, call[4], std::strerror(r.error));
        return o == Outcome::Done ? call.done() : o;
    }
    if (r.value < 0 && r.wait == Wait::Go && r.error != EINPROGRESS) tellText(t, EventKind::SocketRefused, call[4], std::strerror(r.error));
    const Outcome o = answer(call, r);
    return o == Outcome::Done ? call.done() : o;
}

// -- Data

/// receive(fd, size, flags, timeout, told, with_sender): bytes, or (bytes, address).
Outcome receive(Call &call)
{
    Thread &t = call.thread;
    int fd = 0, size = 0, flags = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 1, size) || !intArgument(call, 2, flags)) return Outcome::Raised;
    if (size < 0) return call.raise(ClassId::ValueError, "negative buffersize in recv");
    std::string buffer(static_cast<std::size_t>(size), '\0'), sender;
    const bool withSender = call[5].isTrue();
    SystemResult r;
    const Outcome o = Operation(call, fd, POLLIN, call[3], call[4]).run("recv", [&] {
        return call.machine.host.receiveFrom(t, fd, buffer.data(), buffer.size(), flags, withSender ? &sender : nullptr);
    }, r);
    if (o != Outcome::Done) return o;
    const Value data = vm::makeBytes(t, std::string_view(buffer).substr(0, static_cast<std::size_t>(r.value)));
    tellText(t, EventKind::SocketReceive, call[4], vm::shortText(t, data));
    if (!withSender) return call.done(data);
    const Value pair[] = {data, addressValue(t, sender)};
    return call.done(vm::makeTuple(t, pair, 2));
}

/// send(fd, data, flags, timeout, told, family, address): how many bytes went.
Outcome sendData(Call &call)
{
    Thread &t = call.thread;
    int fd = 0, flags = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 2, flags)) return Outcome::Raised;
    if (!vm::isBytesLike(call.machine, call[1])) return call.raise(ClassId::TypeError, "a bytes-like object is required, not '%s'", vm::typeName(call.machine, call[1]).c_str());
    std::string address;
    if (!call[6].isNone() && !socketAddress(call, 5, 6, address)) return Outcome::Raised;
    // A copy: nobody may change it while the system reads it outside of the machine.
    const std::string data(vm::bytesOf(call.machine, call[1]));
    if (t.waitDeadline == 0) tellText(t, EventKind::SocketSend, call[4], vm::shortText(t, call[1]));
    SystemResult r;
    const Outcome o = Operation(call, fd, POLLOUT, call[3], call[4]).run("send", [&] {
        return call.machine.host.sendTo(t, fd, data.data(), data.size(), flags, address);
    }, r);
    return o == Outcome::Done ? call.done(vm::makeInt(t, r.value)) : o;
}

// -- Names and options

Outcome socketName(Call &call)
{
    int fd = 0;
    if (!intArgument(call, 0, fd)) return Outcome::Raised;
    std::string address(sizeof(sockaddr_storage), '\0');
    std::size_t size = address.size();
    if (const Outcome o = answer(call, call.machine.host.socketName(call.thread, fd, call[1].isTrue(), address.data(), &size)); o != Outcome::Done) return o;
    address.resize(size);
    return call.done(addressValue(call.thread, address));
}

Outcome setOption(Call &call)
{
    int fd = 0, level = 0, option = 0, number = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 1, level) || !intArgument(call, 2, option)) return Outcome::Raised;
    std::string value;
    if (vm::isBytesLike(call.machine, call[3])) value = vm::bytesOf(call.machine, call[3]);
    else if (intArgument(call, 3, number)) value.assign(reinterpret_cast<const char *>(&number), sizeof number);
    else return Outcome::Raised;
    const Outcome o = answer(call, call.machine.host.setSocketOption(call.thread, fd, level, option, value.data(), value.size()));
    return o == Outcome::Done ? call.done() : o;
}

/// get_option(fd, level, option, size): an int for size 0, else bytes.
Outcome getOption(Call &call)
{
    int fd = 0, level = 0, option = 0, wanted = 0;
    if (!intArgument(call, 0, fd) || !intArgument(call, 1, level) || !intArgument(call, 2, option) || !intArgument(call, 3, wanted)) return Outcome::Raised;
    if (wanted < 0 || wanted > 1024) return call.raise(ClassId::OSError, "getsockopt buflen out of range");
    std::string buffer(wanted == 0 ? sizeof(int) : static_cast<std::size_t>(wanted), '\0');
    std::size_t size = buffer.size();
    if (const Outcome o = answer(call, call.machine.host.getSocketOption(call.thread, fd, level, option, buffer.data(), &size)); o != Outcome::Done) return o;
    if (wanted != 0) return call.done(vm::makeBytes(call.thread, std::string_view(buffer).substr(0, size)));
    int number = 0;
    std::memcpy(&number, buffer.data(), sizeof number);
    return call.done(Value::integer(number));
}

/// look_up(name, family): addresses as text, or (code, message) of the failure.
Outcome lookUp(Call &call)
{
    Thread &t = call.thread;
    int family = 0;
    if (!intArgument(call, 1, family)) return Outcome::Raised;
    std::vector<std::string> addresses;
    const SystemResult r = call.machine.host.lookUp(t, vm::textOf(call.machine, call[0]), family, addresses);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) {
        const Value failure[] = {Value::integer(r.error), vm::makeStr(t, gai_strerror(r.error))};
        return call.done(vm::makeTuple(t, failure, 2));
    }
    const Value list = vm::makeList(t, nullptr, 0);
    for (const std::string &address : addresses) vm::listAppend(t, list, vm::makeStr(t, address));
    return call.done(list);
}

Outcome hostName(Call &call)
{
    // A simulated machine has a name of its own.
    std::vector<std::string> own;
    if (call.machine.host.isSimulated() && call.machine.host.lookUp(call.thread, {}, AF_UNSPEC, own).value == 1) return call.done(vm::makeStr(call.thread, own[0]));
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? call.done(vm::makeStr(call.thread, name)) : vm::raiseErrno(call.thread, errno);
}

constexpr std::pair<const char *, int> Constants[] = {
    {"AF_UNSPEC", AF_UNSPEC}, {"AF_UNIX", AF_UNIX}, {"AF_INET", AF_INET}, {"AF_INET6", AF_INET6},
    {"SOCK_STREAM", SOCK_STREAM}, {"SOCK_DGRAM", SOCK_DGRAM}, {"SOCK_RAW", SOCK_RAW}, {"SOCK_NONBLOCK", SOCK_NONBLOCK}, {"SOCK_CLOEXEC", SOCK_CLOEXEC},
    {"SOL_SOCKET", SOL_SOCKET}, {"SO_REUSEADDR", SO_REUSEADDR}, {"SO_REUSEPORT", SO_REUSEPORT}, {"SO_KEEPALIVE", SO_KEEPALIVE}, {"SO_BROADCAST", SO_BROADCAST},
    {"SO_ERROR", SO_ERROR}, {"SO_RCVBUF", SO_RCVBUF}, {"SO_SNDBUF", SO_SNDBUF}, {"SO_LINGER", SO_LINGER}, {"SO_TYPE", SO_TYPE}, {"SO_ACCEPTCONN", SO_ACCEPTCONN},
    {"SO_RCVTIMEO", SO_RCVTIMEO}, {"SO_SNDTIMEO", SO_SNDTIMEO}, {"SOMAXCONN", SOMAXCONN},
    {"IPPROTO_IP", IPPROTO_IP}, {"IPPROTO_TCP", IPPROTO_TCP}, {"IPPROTO_UDP", IPPROTO_UDP}, {"IPPROTO_IPV6", IPPROTO_IPV6}, {"IPV6_V6ONLY", IPV6_V6ONLY},
    {"TCP_NODELAY", TCP_NODELAY}, {"SHUT_RD", SHUT_RD}, {"SHUT_WR", SHUT_WR}, {"SHUT_RDWR", SHUT_RDWR},
    {"MSG_PEEK", MSG_PEEK}, {"MSG_DONTWAIT", MSG_DONTWAIT}, {"MSG_WAITALL", MSG_WAITALL}, {"MSG_OOB", MSG_OOB},
    {"AI_PASSIVE", AI_PASSIVE}, {"AI_CANONNAME", AI_CANONNAME}, {"AI_NUMERICHOST", AI_NUMERICHOST},
    {"EAI_NONAME", EAI_NONAME}, {"EAI_AGAIN", EAI_AGAIN}, {"EAI_SERVICE", EAI_SERVICE}, {"EAI_FAMILY", EAI_FAMILY},
};

} // namespace

void defineSocketModule(vm::Thread &t, Handle module)
{
    vm::defineFunctions(t, module, {
        {"make", "family, type, proto", makeSocket},
        {"make_pair", "", makePair},
        {"close", "fd, told=0", closeSocket},
        {"shutdown", "fd, how", shutDown},
        {"set_blocking", "fd, blocking", setBlocking},
        {"may_listen", "fd", mayListen},
        {"bind", "fd, family, address", bindSocket},
        {"listen", "fd, backlog", listenSocket},
        {"accept", "fd, timeout, told=0", acceptSocket},
        {"connect", "fd, family, address, timeout, told=0", connectSocket},
        {"receive", "fd, size, flags, timeout, told=0, with_sender=False", receive},
        {"send", "fd, data, flags, timeout, told=0, family=0, address=None", sendData},
        {"name", "fd, of_peer", socketName},
        {"set_option", "fd, level, option, value", setOption},
        {"get_option", "fd, level, option, size=0", getOption},
        {"look_up", "name, family", lookUp},
        {"gethostname", "", hostName},
        {"pack_address", "family, text, /", packAddress},
        {"address_text", "family, packed, /", unpackAddress},
    });
    for (const auto &[name, value] : Constants) vm::setAttributeRaw(t, module, name, Value::integer(value));
}

} // namespace forkyard::modules
