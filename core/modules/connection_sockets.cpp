// Sockets as multiprocessing.connection needs them: a listener, what it accepts, a client. An address is (host, port) or the name
// of a socket among files. The module socket is another matter.
#include "core/modules/os_module.h"
#include "core/modules/process_objects.h"
#include "core/modules/socket_address.h"

#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <sys/un.h>

namespace forkyard::modules {

using vm::ClassId;
using vm::SystemResult;

namespace {

struct Address {
    sockaddr_storage storage{};
    std::size_t size = sizeof(sockaddr_storage);
};

/// Closes a descriptor that came to nothing, and says why.
Outcome failedWith(Thread &t, int fd, const SystemResult &result)
{
    static_cast<void>(t.machine.host.close(t, fd));
    return failed(t, result);
}

Outcome unixAddress(Call &call, const std::string &name, Address &address)
{
    auto &unixName = reinterpret_cast<sockaddr_un &>(address.storage);
    if (name.size() >= sizeof unixName.sun_path) return call.raise(ClassId::OSError, "AF_UNIX path too long");
    unixName.sun_family = AF_UNIX;
    std::memcpy(unixName.sun_path, name.c_str(), name.size() + 1);
    address.size = sizeof(sa_family_t) + name.size() + 1;
    return Outcome::Done;
}

Outcome networkAddress(Call &call, std::string host, std::int64_t port, Address &address)
{
    Thread &t = call.thread;
    if (port < 0 || port > 65535) return call.raise(ClassId::OverflowError, "port must be 0-65535.");
    auto &name = reinterpret_cast<sockaddr_in &>(address.storage);
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    address.size = sizeof name;
    if (host.empty()) return Outcome::Done; // every address of the machine
    if (inet_pton(AF_INET, host.c_str(), &name.sin_addr) == 1) return Outcome::Done;
    std::vector<std::string> found;
    const SystemResult looked = call.machine.host.lookUp(t, host, AF_INET, found);
    if (looked.wait != Wait::Go) return failed(t, looked);
    if (looked.value < 0) return call.raise(ClassId::OSError, "[Errno %d] %s", looked.error, gai_strerror(looked.error));
    if (found.empty() || inet_pton(AF_INET, found[0].c_str(), &name.sin_addr) != 1) return call.raise(ClassId::OSError, "[Errno %d] %s", EAI_NONAME, gai_strerror(EAI_NONAME));
    return Outcome::Done;
}

Outcome addressOf(Call &call, Value given, Address &address)
{
    const Machine &m = call.machine;
    if (vm::isStr(m, given)) return unixAddress(call, vm::textOf(m, given), address);
    if (!vm::isTuple(m, given)) return call.raise(ClassId::TypeError, "AF_INET address must be tuple, not %s", vm::typeName(m, given).c_str());
    const vm::Items parts = vm::itemsOf(m, given);
    if (parts.count != 2) return call.raise(ClassId::TypeError, "AF_INET address must be a pair (host, port)");
    if (!vm::isStr(m, parts[0])) return call.raise(ClassId::TypeError, "str, bytes or bytearray expected, not %s", vm::typeName(m, parts[0]).c_str());
    std::int64_t port = 0;
    if (const Outcome o = intArgument(call, parts[1], port); o != Outcome::Done) return o;
    return networkAddress(call, vm::textOf(m, parts[0]), port, address);
}

Value valueOfAddress(Thread &t, const Address &address)
{
    if (address.storage.ss_family == AF_INET) {
        const auto &name = reinterpret_cast<const sockaddr_in &>(address.storage);
        char text[INET_ADDRSTRLEN] = {};
        inet_ntop(AF_INET, &name.sin_addr, text, sizeof text);
        const Value pair[] = {vm::makeStr(t, text), Value::integer(ntohs(name.sin_port))};
        return vm::makeTuple(t, pair, 2);
    }
    const auto &name = reinterpret_cast<const sockaddr_un &>(address.storage);
    const std::size_t room = address.size > sizeof(sa_family_t) ? address.size - sizeof(sa_family_t) : 0;
    return vm::makeStr(t, std::string_view(name.sun_path, strnlen(name.sun_path, room)));
}

Outcome descriptorAndAddress(Call &call, std::int64_t fd, const Address &address)
{
    const Value pair[] = {Value::integer(fd), valueOfAddress(call.thread, address)};
    return call.done(vm::makeTuple(call.thread, pair, 2));
}

Outcome refuseToListen(Call &call, const Address &address)
{
    const auto &name = reinterpret_cast<const sockaddr_in &>(address.storage);
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &name.sin_addr, text, sizeof text);
    return call.raise(ClassId::PermissionError, "other computers could reach %s:%d; use the address 127.0.0.1, or start with --listen-anywhere", text,
                      static_cast<int>(ntohs(name.sin_port)));
}

/// listen(address, backlog): (descriptor, the address it has now)
Outcome listenAt(Call &call)
{
    Thread &t = call.thread;
    vm::Host &host = call.machine.host;
    Address address;
    if (const Outcome o = addressOf(call, call[0], address); o != Outcome::Done) return o;
    if (!host.mayListen(&address.storage, address.size))
        return call.raise(vm::ClassId::PermissionError, "[Errno 13] other computers could reach this address; use 127.0.0.1, or start with --listen-anywhere");
    const SystemResult made = host.socket(t, address.storage.ss_family, SOCK_STREAM, 0);
    if (made.value < 0) return failed(t, made);
    const int fd = static_cast<int>(made.value), yes = 1;
    // A server that is started again at once finds its port free.
    static_cast<void>(host.setSocketOption(t, fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes));
    if (!host.mayListen(&address.storage, address.size)) {
        static_cast<void>(host.close(t, fd));
        return refuseToListen(call, address);
    }
    if (const SystemResult r = host.bindSocket(t, fd, &address.storage, address.size); r.value < 0) return failedWith(t, fd, r);
    noteBound(&address.storage, address.size);
    if (const SystemResult r = host.listenSocket(t, fd, static_cast<int>(call[1].asInt())); r.value < 0) return failedWith(t, fd, r);
    Address now;
    if (const SystemResult r = host.socketName(t, fd, false, &now.storage, &now.size); r.value < 0) return failedWith(t, fd, r);
    return descriptorAndAddress(call, fd, now);
}

std::string bytesOf(const Address &address) { return {reinterpret_cast<const char *>(&address.storage), address.size}; }

void tellWait(Thread &t, const std::string &what)
{
    if (t.writer) t.writer->emitText(trace::EventKind::IoWaitBegin, 0, 0, currentLine(t), what);
}
void tellWaitOver(Thread &t)
{
    if (t.writer) t.writer->emitAcquire(trace::EventKind::IoWaitEnd, 0, 0, currentLine(t));
}

/// accept(descriptor): (descriptor, the peer's address)
Outcome acceptFrom(Call &call)
{
    Thread &t = call.thread;
    Address address;
    if (t.waitState == 0 && t.writer) {
        Address own;
        const bool isKnown = call.machine.host.socketName(t, static_cast<int>(call[0].asInt()), false, &own.storage, &own.size).value >= 0;
        tellWait(t, isKnown ? "accept at " + addressText(bytesOf(own)) : "accept");
    }
    const SystemResult accepted = call.machine.host.acceptSocket(call.thread, static_cast<int>(call[0].asInt()), &address.storage, &address.size);
    t.waitState = accepted.wait == Wait::Parked;
    if (accepted.wait != Wait::Parked) tellWaitOver(t);
    if (accepted.value < 0) return failed(call.thread, accepted);
    return descriptorAndAddress(call, accepted.value, address);
}

/// connect(address): the descriptor. Tried again by the virtual host, it goes on with the socket it had.
Outcome connectTo(Call &call)
{
    Thread &t = call.thread;
    vm::Host &host = call.machine.host;
    Address address;
    if (const Outcome o = addressOf(call, call[0], address); o != Outcome::Done) return o;
    int fd = static_cast<int>(t.waitState) - 1;
    t.waitState = 0;
    if (fd < 0) {
        const SystemResult made = host.socket(t, address.storage.ss_family, SOCK_STREAM, 0);
        if (made.value < 0) return failed(t, made);
        fd = static_cast<int>(made.value);
        tellWait(t, "connect to " + addressText(bytesOf(address)));
    }
    const SystemResult connected = host.connectSocket(t, fd, &address.storage, address.size);
    if (connected.wait == Wait::Parked) {
        t.waitState = static_cast<std::uint64_t>(fd) + 1;
        return Outcome::Blocked;
    }
    tellWaitOver(t);
    if (connected.value < 0) return failedWith(t, fd, connected);
    return call.done(Value::integer(fd));
}

} // namespace

void defineConnectionSockets(Thread &t, Handle module)
{
    vm::defineFunctions(t, module, {
        {"listen", "address, backlog, /", listenAt},
        {"accept", "descriptor, /", acceptFrom},
        {"connect", "address, /", connectTo},
    });
}

} // namespace forkyard::modules
